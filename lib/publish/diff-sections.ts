/** The changes of a diff, field by field: inline and, from the same spans, side by side; what did not change folded between. */
import type { ArchivedDiff } from "../article/archived-diff.ts";
import type { Article } from "../article/article.ts";
import type { ChangeAction, DiffField } from "../article/diff.ts";
import {
  fieldTitles,
  type OutlinedChange,
  type OutlineEntry,
  type OutlineSection,
  outlineDiff,
  type TextSpan,
} from "../compare/diff-outline.ts";
import type { PublishedArticle, PublishedVersion } from "./article-facts.ts";
import { blockElement } from "./article-text.ts";
import { type Content, html } from "./html.ts";
import { hostOf, shownHost } from "./site-facts.ts";
import type { SiteOptions } from "./site-options.ts";
import { diffPath } from "./site-paths.ts";
import { counted, toldInstant } from "./told.ts";

interface Shown {
  readonly options: SiteOptions;
  readonly published: PublishedArticle;
  readonly diff: ArchivedDiff;
  /** Of all changes, in order. */
  readonly ids: readonly string[];
  readonly headline: string;
  /** The version's own text, where whole texts are shown and it is the text that was compared. */
  readonly text: Article | undefined;
  /** Blocks of it that a change tells of. */
  readonly touched: ReadonlySet<number>;
}

export function changeSections(
  options: SiteOptions,
  published: PublishedArticle,
  { article }: PublishedVersion,
  diff: ArchivedDiff,
): Content {
  const whole = options.text === "whole";
  const { sections } = outlineDiff(diff.diff, { whole });
  const shown: Shown = {
    options,
    published,
    diff,
    ids: diff.diff.changes.map(({ id }) => id),
    headline: article?.headline.text ?? "",
    text: whole && diff.after.extractedAgain !== true ? article : undefined,
    touched: touchedBlocks(diff),
  };
  const counts = new Map<DiffField, number>();
  return withUnchangedText(shown, sections).map(({ field, title, entries }) => {
    // Captions stand between paragraphs, so a field may come again.
    const count = (counts.get(field) ?? 0) + 1;
    counts.set(field, count);
    const [id, name] = count === 1 ? [field, title] : [`${field}-${count}`, `${title}, part ${count}`];
    return html`<section aria-labelledby="field-${id}"><h2 id="field-${id}">${name}</h2>
${entries.map((entry) => entryOf(shown, entry))}
</section>`;
  });
}

function touchedBlocks({ diff }: ArchivedDiff): Set<number> {
  const touched = new Set<number>();
  for (const { field, after } of diff.changes) {
    if (after === undefined || (field !== "body" && field !== "captions")) continue;
    for (let at = 0; at < after.items.length; at++) touched.add(after.index + at);
  }
  return touched;
}

/** What stands behind the last change of the text is unchanged too, and so is a text in which nothing changed. */
function withUnchangedText(shown: Shown, sections: readonly OutlineSection[]): OutlineSection[] {
  if (shown.text === undefined) return [...sections];
  const blocks = shown.text.blocks.length;
  const body = sections.find(({ field }) => field === "body");
  const rest = (from: number): OutlineEntry => ({ what: "unchanged", first: from, count: blocks - from });
  if (body === undefined) {
    const text = { field: "body" as DiffField, title: fieldTitles.body, entries: [rest(0)] };
    return blocks === 0 ? [...sections] : [...sections, text];
  }
  const places = shown.diff.diff.changes.flatMap(({ field, after }) =>
    field === "body" && after !== undefined ? [after.index + after.items.length] : [],
  );
  const end = Math.max(0, ...places);
  return sections.map((section) =>
    section === body && end < blocks ? { ...section, entries: [...section.entries, rest(end)] } : section,
  );
}

function entryOf(shown: Shown, entry: OutlineEntry): Content {
  if (entry.what === "change") return changeOf(shown, entry);
  if (entry.what === "moved-away")
    return html`<p class="moved-away" id="from-${entry.id}">${entry.name} stood here; <a href="#change-${entry.id}">it is number ${entry.to} now</a>.</p>
`;
  return unchangedOf(shown, entry.first, entry.count);
}

function unchangedOf({ text, touched }: Shown, first: number, count: number): Content {
  const told = (number: number): string => `${counted(number, "passage")} unchanged`;
  if (text === undefined)
    return html`<p class="unchanged">${told(count)}</p>
`;
  const blocks = text.blocks.slice(first, first + count).filter((_, at) => !touched.has(first + at));
  if (blocks.length === 0) return undefined;
  return html`<details class="unchanged"><summary>${told(blocks.length)}</summary>
<div class="text">
${blocks.map((block) => blockElement(block, 2))}</div></details>
`;
}

function changeOf(shown: Shown, change: OutlinedChange): Content {
  const { id, place, action, reason, class: weight, spans } = change;
  return html`<article class="change is-${weight}" id="change-${id}" tabindex="-1" aria-labelledby="name-${id}">
<h3 id="name-${id}"><a href="#change-${id}" title="Permanent link to this change">${place} ${actionWords[action]}</a> <span class="label class-${weight}">${weight}</span> <span class="reason">${reason}</span></h3>
${spans.length > 0 && texts(spans)}
${change.moved && html`<p class="meta"><a href="#from-${id}">Where it stood</a></p>`}
${footOf(shown, change)}
</article>
`;
}

const actionWords: Readonly<Record<ChangeAction, string>> = {
  addition: "added",
  deletion: "removed",
  edit: "edited",
  move: "moved",
  split: "split",
  merge: "merged",
};

/** Side by side is the same text twice, each side without what is the other's; the style sheet shows one of the forms. */
function texts(spans: readonly TextSpan[]): Content {
  return html`<p class="inline" dir="auto">${spansOf(spans, "both")}</p>
<div class="sides"><div class="side"><p class="side-name">Before</p><p dir="auto">${spansOf(spans, "removed")}</p></div><div class="side"><p class="side-name">After</p><p dir="auto">${spansOf(spans, "added")}</p></div></div>`;
}

function spansOf(spans: readonly TextSpan[], shown: "both" | "removed" | "added"): Content {
  const visible = spans.filter(({ style }) => shown === "both" || style === "plain" || style === shown);
  if (visible.length === 0) return html`<span class="nothing">nothing</span>`;
  return visible.map((span, index) => {
    if (span.style === "plain") return span.text;
    const apart = span.style === "added" && visible[index - 1]?.style === "removed" ? " " : "";
    return html`${apart}${markedSpan(span, shown === "both")}`;
  });
}

/** A sentence that was moved leads to its other end; in the side by side form there is nothing to be linked twice. */
function markedSpan({ style, text, moved }: TextSpan, linked: boolean): Content {
  const [own, other, words] =
    style === "removed" ? ["from", "to", "moved away"] : ["to", "from", "moved here"];
  const said = style === "removed" ? "removed: " : "added: ";
  const inside =
    moved === undefined || !linked
      ? html`<span class="said">${said}</span>${text}`
      : html`<a class="moved" href="#sentence-${moved}-${other}">${words}</a> ${text}`;
  const id = moved !== undefined && linked && html` id="sentence-${moved}-${own}"`;
  return style === "removed" ? html`<del${id}>${inside}</del>` : html`<ins${id}>${inside}</ins>`;
}

function footOf(shown: Shown, change: OutlinedChange): Content {
  const { ids } = shown;
  const at = ids.indexOf(change.id);
  const link = (id: string | undefined, words: string): Content =>
    id !== undefined && html`<a href="#change-${id}">${words}</a> `;
  return html`<footer>${ids.length > 1 && html`<nav aria-label="Changes, from ${at + 1} of ${ids.length}">${link(ids[at - 1], "previous")}${link(ids[at + 1], "next")}</nav>`}<details class="cite"><summary>Cite</summary><p class="citation">${citation(shown, change, at)}</p></details></footer>`;
}

/** The address is the script's to fill in where the site does not know its own. */
function citation(
  { options, published, diff, ids, headline }: Shown,
  change: OutlinedChange,
  at: number,
): Content {
  const { before, after, window } = diff;
  const path = `${diffPath(published.articleId, after.version)}#change-${change.id}`;
  const address = options.baseUrl === undefined ? "" : options.baseUrl + encodeURI(path);
  return html`“${headline}”, ${shownHost(hostOf(published))}, ${published.watch.targetUrl}: change ${at + 1} of ${ids.length} between versions ${before.version} and ${after.version} (${change.place} ${actionWords[change.action]}: ${change.reason}), made between ${toldInstant(window.after)} and ${toldInstant(window.before)}. Kept by stet, record ${after.recordDigest}. <span class="permalink" data-change="change-${change.id}">${address}</span>`;
}
