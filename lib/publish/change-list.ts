/** A list of changes, each told by the words that tell most: the same on the front page, a host's and an article's. */
import { type Content, html, type Markup } from "./html.ts";
import { hostOf, type ListedChange, shownHost } from "./site-facts.ts";
import { diffPath, hostPath, relativeLink } from "./site-paths.ts";
import { timeOfDay, toldDay } from "./told.ts";

const classWords = {
  substantive: "substantive",
  "copy-edit": "copy-edit",
  typographic: "typographic",
} as const;

/** In words and signs, not in colours alone. */
export function labelsOf({ change, version }: Pick<ListedChange, "change" | "version">): Markup {
  return html`<span class="label class-${change.class}">${classWords[change.class]}</span>
<span class="label ${change.disclosed}">${change.disclosed}</span>
${version.template === true && html`<span class="label template">template</span>`}
${version.revertOf !== undefined && html`<span class="label revert">back to version ${version.revertOf}</span>`}`;
}

export function tellingLine({ change }: Pick<ListedChange, "change">): Content {
  const { telling } = change;
  if (telling === undefined) return undefined;
  return html`<p class="telling" dir="auto">${markedSpans(telling.spans)} <span class="where">${telling.where}</span></p>`;
}

interface MarkedSpan {
  readonly style: "plain" | "removed" | "added";
  readonly text: string;
}

/** Said in words too, for who hears it; apart by a space, for who copies it. */
export function markedSpans(spans: readonly MarkedSpan[]): Content[] {
  return spans.map(({ style, text }, index) => {
    if (style === "plain") return text;
    if (style === "removed") return html`<del><span class="said">removed: </span>${text}</del>`;
    const apart = spans[index - 1]?.style === "removed" ? " " : "";
    return html`${apart}<ins><span class="said">added: </span>${text}</ins>`;
  });
}

/** Grouped by day, newest first; `from`: the page that shows it. */
export function changeList(from: string, changes: readonly ListedChange[]): Content {
  const days = new Map<string, ListedChange[]>();
  for (const change of changes) {
    const day = change.version.capturedAt.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), change]);
  }
  return [...days].map(
    ([day, listed]) => html`<section class="day" aria-labelledby="day-${day}">
<h2 id="day-${day}">${toldDay(day)}</h2>
<ul class="changes">
${listed.map((one) => entry(from, one))}
</ul>
</section>`,
  );
}

function entry(from: string, listed: ListedChange): Markup {
  const { article, version, change } = listed;
  const host = hostOf(article);
  const path = hostPath(host);
  const hostLink = from !== path && html`<a href="${relativeLink(from, path)}">${shownHost(host)}</a> · `;
  return html`<li class="change-entry is-${change.class} is-${change.disclosed}">
<p class="meta">${hostLink}seen ${timeOfDay(version.capturedAt)}</p>
<h3 dir="auto"><a href="${relativeLink(from, diffPath(article.articleId, version.version))}">${version.headline || article.url}</a></h3>
${tellingLine(listed)}
<p class="labels">${labelsOf(listed)} <span class="summary">${change.summary}</span></p>
</li>
`;
}
