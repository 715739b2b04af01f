/**
 * The one style sheet. A module and no .css file, so that a checkout, the tarball and a function's bundle carry it
 * alike. System fonts only; what colours say is said by lines, signs or words too; light and dark by the reader's wish.
 */
import { diffStyle } from "./style-of-diffs.ts";

const frame = `:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --sheet: #ffffff; --ink: #1d1c1a; --soft: #5b5850; --line: #d9d5ca; --link: #0b4f8a;
  --added: #0a3d78; --added-paper: #dcebfb; --removed: #842a00; --removed-paper: #fdeadf;
  --strong: #8a1c00; --calm: #2f5d3a; --focus: #b35900;
  --serif: Charter, "Iowan Old Style", Georgia, serif;
  --sans: system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --sheet: #1c1f23; --ink: #e7e4dc; --soft: #aba79c; --line: #3a3e44; --link: #8fc4ff;
    --added: #b5d9ff; --added-paper: #12355a; --removed: #ffc2a3; --removed-paper: #4d2412;
    --strong: #ffb09a; --calm: #a6d8b2; --focus: #ffb454;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.5 var(--sans); background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem) 3rem; max-width: 76rem; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.said, .skip { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: static; width: auto; height: auto; clip-path: none; display: inline-block; padding: .5rem 0; }
header.site { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; padding: 1rem 0 .75rem; border-bottom: 2px solid var(--ink); }
header.site .name { font: italic 700 1.5rem/1.2 var(--serif); color: var(--ink); text-decoration: none; }
header.site nav { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
header.site nav a { padding: .3rem 0; }
header.site a[aria-current] { color: var(--ink); font-weight: 600; }
.trail ol { display: flex; flex-wrap: wrap; list-style: none; margin: .75rem 0 0; padding: 0; font-size: .9rem; color: var(--soft); }
.trail li { max-width: 100%; }
.trail li + li::before { content: "›"; padding: 0 .5rem; }
h1, h2, h3 { line-height: 1.25; }
h1 { text-wrap: balance; font: 700 clamp(1.6rem, 1.1rem + 2.2vw, 2.5rem)/1.18 var(--serif); margin: 1.4rem 0 .6rem; max-width: 30ch; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; }
p, ul, ol, dl { max-width: 44rem; }
.lead { font-size: 1.05rem; color: var(--soft); }
.meta, .address, .kicker { color: var(--soft); font-size: .9rem; }
.kicker { margin: 1.4rem 0 -.8rem; }
.address { margin-top: 0; }
footer.site { margin-top: 4rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
kbd { font: .85em/1 var(--sans); border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 3px; padding: .1em .4em; }
button, input, select { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--soft); border-radius: 4px; padding: .4rem .7rem; min-height: 2.5rem; max-width: 100%; }
button { cursor: pointer; }
code { font-size: .88em; }
.notice { border-inline-start: 4px solid var(--line); padding: .2rem 0 .2rem .9rem; }

.label { display: inline-block; font-size: .8rem; line-height: 1.35; padding: .05em .55em; border: 1px solid currentColor; border-radius: 99px; white-space: nowrap; }
.label.class-substantive { background: var(--ink); color: var(--paper); border-color: var(--ink); }
.label.class-typographic, .label.template, .label.revert { border-style: dashed; }
.label.silent { color: var(--strong); font-weight: 600; }
.label.silent::before { content: "\\25CF\\A0"; }
.label.disclosed { color: var(--calm); }
.label.disclosed::before { content: "\\25CB\\A0"; }

del, ins { text-decoration-thickness: 2px; border-radius: 2px; padding: 0 .12em; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
del { color: var(--removed); background: var(--removed-paper); text-decoration-line: line-through; }
ins { color: var(--added); background: var(--added-paper); text-decoration-line: underline; text-underline-offset: .18em; font-weight: 600; }

.filters, .view { margin: 1.2rem 0; }
.filters { display: flex; flex-wrap: wrap; gap: .4rem 2rem; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; display: flex; flex-wrap: wrap; gap: .1rem .9rem; align-items: center; font-size: .95rem; }
legend { float: left; padding: 0; color: var(--soft); }
fieldset label { display: inline-flex; align-items: center; gap: .35rem; min-height: 2rem; cursor: pointer; }
input[type="radio"] { accent-color: var(--link); width: 1.05rem; min-height: 1.05rem; margin: 0; }
${[
  ["class-substantive", "is-substantive"],
  ["class-copy-edit", "is-copy-edit"],
  ["class-typographic", "is-typographic"],
  ["admitted-silent", "is-silent"],
  ["admitted-disclosed", "is-disclosed"],
]
  .map(([show, kept]) => `body:has(#show-${show}:checked) .change-entry:not(.${kept}) { display: none; }`)
  .join("\n")}

.search:not([hidden]) { display: flex; flex-wrap: wrap; gap: .8rem 1.2rem; align-items: end; margin: 1.4rem 0; }
.search p { margin: 0; max-width: 100%; }
.search label { display: block; color: var(--soft); font-size: .9rem; margin-bottom: .2rem; }
.search input { width: 24rem; }
.with-aside { display: grid; gap: 0 4rem; }
@media (min-width: 62rem) { .with-aside { grid-template-columns: minmax(0, 1fr) 17rem; } }
.day > h2 { font-size: .95rem; font-weight: 600; color: var(--soft); margin: 1.8rem 0 .4rem; }
.changes, .hosts, .articles, .history, .notices, .gaps, .claims { list-style: none; padding: 0; margin: 0; }
.changes { max-width: 48rem; }
.change-entry { padding: 1rem 0 1.1rem; border-top: 1px solid var(--line); }
.change-entry p { margin: .3rem 0; }
.change-entry :is(h2, h3) { font: 700 1.25rem/1.3 var(--serif); margin: 0; }
.change-entry :is(h2, h3) a { color: inherit; text-decoration-color: var(--line); }
.change-entry :is(h2, h3) a:hover { text-decoration-color: currentColor; }
.telling { font: 1.06rem/1.6 var(--serif); }
.telling .where { font: .85rem var(--sans); color: var(--soft); white-space: nowrap; }
.telling .where::before { content: "— "; }
.summary { font-size: .95rem; }
.labels { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .4rem; }
.hosts li, .articles li { padding: .45rem 0; border-top: 1px solid var(--line); }
.articles .meta, .hosts .meta { display: block; }
.more { color: var(--soft); }
`;

const article = `
.timeline { margin: 1.6rem 0; }
.timeline svg { display: block; overflow: visible; font: .8rem var(--sans); }
.timeline .axis { stroke: var(--ink); stroke-width: 2; }
.timeline text { fill: var(--soft); }
.timeline .ends { display: flex; justify-content: space-between; gap: 2rem; margin: .2rem 0 .5rem; max-width: none; font-size: .85rem; color: var(--soft); }
.ends time:last-child { text-align: end; }
.timeline path { vector-effect: non-scaling-stroke; }
.timeline .stems { stroke: var(--ink); }
.timeline circle { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
.timeline .substantive circle, .timeline .first circle { fill: var(--ink); }
.timeline .number { fill: var(--ink); text-anchor: middle; font-weight: 600; }
.timeline .away { fill: var(--removed-paper); stroke: var(--removed); stroke-dasharray: 3 3; }
.timeline .sign { fill: var(--removed); }
.timeline .gap { fill: var(--line); }
.timeline .seen { stroke: var(--calm); stroke-width: 2; }
.timeline .unseen { stroke: var(--removed); stroke-width: 2; stroke-dasharray: 2 2; }
figcaption { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; font-size: .85rem; color: var(--soft); }
.key::before { content: ""; display: inline-block; margin-inline-end: .4em; vertical-align: -.05em; width: .7em; height: .7em; }
.key.version::before { border-radius: 50%; background: var(--ink); }
.key.away::before { border: 1px dashed var(--removed); background: var(--removed-paper); width: 1.2em; }
.key.seen::before { border-inline-start: 2px solid var(--calm); width: .2em; }
.key.unseen::before { border-inline-start: 2px dashed var(--removed); width: .2em; }
.key.gap::before { background: var(--line); width: 1.2em; }
.history > li { padding: .9rem 0 1rem; border-top: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 9rem; }
.history p { margin: .3rem 0; }
.history .headline { font: 1.05rem/1.4 var(--serif); }
.history h3 .meta { font-weight: 400; }
.history .event h3 { font-weight: 600; }
.history .event h3::before { content: "\\25C7\\A0"; }
.history .removed h3::before { content: "\\2715\\A0"; }
.gaps li { padding: .2rem 0; }
.neighbours { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: 1rem 0; }

.text { font: 1.15rem/1.65 var(--serif); max-width: 38rem; }
.text p, .text blockquote { margin: 0 0 1em; }
.text .standfirst { font-size: 1.2em; line-height: 1.45; }
.text .bylines, .text .caption, .text .entry-time { font: .9rem/1.5 var(--sans); color: var(--soft); }
.text h2, .text h3 { font: 700 1.1em/1.3 var(--serif); margin: 1.6em 0 .5em; border: 0; padding: 0; }
.text blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: 1rem; }
.text .list-item { padding-inline-start: 1.4rem; }
.text .list-item::before { content: "•"; display: inline-block; width: 1.4rem; margin-inline-start: -1.4rem; }
.text .table-row, .text .embed { font: .95rem/1.5 var(--sans); border-bottom: 1px solid var(--line); padding-bottom: .4em; }
.notices { margin: 1rem 0; }
.notices li { border-inline-start: 4px solid var(--calm); padding: .3rem 0 .3rem .9rem; margin: .4rem 0; font: 1rem/1.5 var(--serif); }
.notices .label { font-family: var(--sans); }
.evidence dl { display: grid; grid-template-columns: minmax(8rem, 14rem) minmax(0, 1fr); gap: .35rem 1rem; font-size: .9rem; max-width: 60rem; }
.evidence dt { color: var(--soft); }
.evidence dd { margin: 0; }
.words dt { font-weight: 600; margin-top: .8rem; }
.words dd { margin: 0; }
@media (max-width: 34rem) { .evidence dl { grid-template-columns: minmax(0, 1fr); gap: 0; } .evidence dd { margin-bottom: .5rem; } }
`;

const print = `
@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #333; --line: #999; --link: #000; --added-paper: #fff; --removed-paper: #fff; --added: #000; --removed: #000; --strong: #000; --calm: #000; }
  html { font-size: 10.5pt; }
  header.site nav, .filters, .view, .keys, .change footer nav, .cite summary, .skip, aside, .neighbours { display: none !important; }
  .change, .change-entry, .history > li { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  .address a::after { content: ""; }
  .label.class-substantive { background: none; color: #000; }
}
`;

export const styleSheet = frame + article + diffStyle + print;
