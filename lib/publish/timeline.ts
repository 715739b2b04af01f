/**
 * An article's life as a drawing: which version stood when, when it was away, when it was looked at, and when nobody
 * could tell. Places are in per cent and letters in pixels, so it is read on a telephone as on a wall. What it shows
 * stands in words below it, too.
 */
import type { Instant } from "../article/instant.ts";
import { type Content, html, type Markup } from "./html.ts";
import type { ArticleFacts } from "./site-facts.ts";
import { counted, time, toldInstant, toldSpan } from "./told.ts";

const hour = 60 * 60 * 1000;
/** Per cent that a version's number takes on a telephone: closer together, they would stand on one another. */
const numberWidth = (version: number): number => 1.6 + 2.2 * String(version).length;
/** Pixels; where there are many, a dot is small enough to be told from the next. */
const [dot, smallDot, manyVersions] = [5, 3.5, 30];
/** Per cent left free at the right end, where the newest version's number stands. */
const scale = 98;

export function timeline(facts: ArticleFacts): Content {
  const { versions, events, looks, since } = facts;
  const ends = [looks.last, versions.at(-1)?.capturedAt, events.at(-1)?.at, since].map((at) => at ?? "");
  const [from, to] = [since, ends.reduce((latest, at) => (at > latest ? at : latest))];
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 0 || versions.length === 0) return undefined;
  const place = (at: Instant | number): number => {
    const passed = (typeof at === "number" ? at : Date.parse(at)) - Date.parse(from);
    return Math.round(Math.min(1, Math.max(0, passed / length)) * scale * 100) / 100;
  };
  return html`<figure class="timeline">
<svg width="100%" height="84" role="img" aria-label="${spoken(facts, from, to)}">
${awayBars(facts, place, to)}
<line class="axis" x1="0" x2="100%" y1="48" y2="48"/>
${strokes(facts, place)}
${versionMarks(facts, place)}
</svg>
<p class="ends">${time(from)} ${time(to)}</p>
<figcaption>
<span class="key version">version</span> <span class="key away">away</span> <span class="key seen">looks that saw it</span> <span class="key unseen">looks that did not</span> <span class="key gap">nobody could tell</span>
</figcaption>
</figure>`;
}

type Place = (at: Instant | number) => number;

function spoken({ versions, events, looks }: ArticleFacts, from: Instant, to: Instant): string {
  const away = events.filter(({ kind }) => kind === "removed").length;
  const parts = [
    counted(versions.length, "version"),
    counted(looks.looks, "look"),
    ...(away === 0 ? [] : [`${counted(away, "time")} removed`]),
    counted(looks.gapCount, "gap"),
  ];
  return `Timeline of ${toldSpan(from, to)}, from ${toldInstant(from)} to ${toldInstant(to)}: ${parts.join(", ")}`;
}

const bar = (name: string, from: number, to: number, y: number, height: number): Markup =>
  html`<rect class="${name}" x="${from}%" y="${y}" width="${Math.max(0.3, Math.round((to - from) * 100) / 100)}%" height="${height}"/>
`;

/** Hundreds of strokes as a path of each kind, in thousandths of the width: so many elements would take their time. */
function strokes({ versions, looks }: ArticleFacts, place: Place): Content {
  const { first = "", slotHours, slots, gaps } = looks;
  const x = (at: Instant | number): number => Math.round(place(at) * 10);
  const ticks = (wanted: boolean, from: number): string =>
    slots
      .filter(([, seen]) => seen > 0 === wanted)
      .map(([slot]) => `M${x(Date.parse(first) + slot * slotHours * hour)} ${from}V80`)
      .join("");
  const paths = {
    gap: gaps.map(({ from, to }) => `M${x(from)} 62H${Math.max(x(from) + 3, x(to))}V84H${x(from)}z`).join(""),
    stems: versions.map(({ capturedAt }) => `M${x(capturedAt)} 34V62`).join(""),
    "look seen": ticks(true, 66),
    "look unseen": ticks(false, 70),
  };
  return html`<svg width="100%" height="84" viewBox="0 0 1000 84" preserveAspectRatio="none">${Object.entries(
    paths,
  ).map(([name, d]) => d !== "" && html`<path class="${name}" d="${d}"/>`)}</svg>`;
}

/** From a removal to the return. */
function awayBars({ events }: ArticleFacts, place: Place, end: Instant): Content {
  return events.flatMap((event, index) => {
    if (event.kind !== "removed" && event.kind !== "moved") return [];
    const back = events.slice(index + 1).find(({ kind }) => kind === "restored");
    const [from, to] = [place(event.firstSeenAt ?? event.at), place(back?.at ?? end)];
    return [
      bar("away", from, to, 36, 24),
      html`<text class="sign" x="${from}%" dx="8" y="46">✕</text>
`,
    ];
  });
}

function versionMarks({ versions }: ArticleFacts, place: Place): Content {
  let numbered = Number.POSITIVE_INFINITY;
  const radius = versions.length > manyVersions ? smallDot : dot;
  const marks = versions.toReversed().map(({ version, capturedAt, change }) => {
    const x = place(capturedAt);
    const hasNumber = numbered - x >= numberWidth(version);
    if (hasNumber) numbered = x;
    const name = change?.class ?? "first";
    return html`<g class="mark ${name}"><title>${`Version ${version}, ${toldInstant(capturedAt)}`}</title><circle cx="${x}%" cy="48" r="${radius}"/>${hasNumber && html`<text class="number" x="${x}%" y="24">${version}</text>`}</g>`;
  });
  return marks.reverse();
}
