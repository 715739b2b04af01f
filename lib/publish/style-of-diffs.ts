/** The part of the style sheet that shows what differs: inline or side by side, by what is chosen, without script. */
export const diffStyle = `
.verdict { border: 1px solid var(--line); border-radius: 6px; background: var(--sheet); padding: .4rem 1.1rem; margin: 1.2rem 0; max-width: 60rem; }
.verdict p { margin: .6rem 0; }
.verdict .summary { font: 600 1.1rem/1.4 var(--sans); }
.diff h2 { border-bottom: 1px solid var(--line); padding-bottom: .3rem; max-width: 60rem; }
.change { margin: 0 0 1.4rem; padding: .2rem 0 .2rem 1rem; border-inline-start: 4px solid var(--line); scroll-margin-top: 1rem; max-width: 60rem; }
.change.is-substantive { border-inline-start-color: var(--ink); }
.change.is-typographic { border-inline-start-style: dotted; }
.change:target, .change:focus { background: var(--sheet); outline: 2px solid var(--focus); outline-offset: 4px; }
.change h3 { font-weight: 400; font-size: .92rem; color: var(--soft); }
.change h3 a { color: var(--ink); font-weight: 600; text-decoration-color: var(--line); }
.change h3::first-letter, .moved-away::first-letter { text-transform: uppercase; }
.change .inline, .change .side p { font: 1.12rem/1.65 var(--serif); margin: .5rem 0; max-width: 40rem; }
#field-headline ~ .change .inline, #field-headline ~ .change .side p:last-child { font-size: 1.35rem; line-height: 1.4; font-weight: 700; }
.change footer { display: flex; flex-wrap: wrap; gap: 0 1.2rem; font-size: .85rem; align-items: baseline; }
.change footer a, .cite summary { display: inline-block; padding: .25rem 0; }
.cite summary { color: var(--link); cursor: pointer; }
.cite[open] { flex-basis: 100%; }
.citation { background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; padding: .6rem .8rem; }
.nothing { color: var(--soft); font-style: italic; }
a.moved { font: .8rem var(--sans); }
.sides { display: none; }
.change .side p.side-name { font: .8rem var(--sans); color: var(--soft); margin: .4rem 0 0; }
.diff:has(#view-sides:checked) .inline { display: none; }
.diff:has(#view-sides:checked) .sides { display: grid; gap: 0 2rem; }
@media (min-width: 44rem) { .sides { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
.unchanged, .moved-away { color: var(--soft); font-size: .9rem; margin: 0 0 1.4rem; padding-inline-start: 1.25rem; }
.unchanged summary { cursor: pointer; padding: .25rem 0; }
.unchanged .text { color: var(--ink); content-visibility: auto; contain-intrinsic-size: auto 40rem; padding-top: .6rem; }
.claims li { padding: .25rem 0; }
`;
