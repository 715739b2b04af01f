/**
 * A diff as Markdown (CommonMark). What went and what came stand in the tags `<del>` and `<ins>`, which every reader of
 * Markdown knows; all text of strangers is escaped, so that it can neither format, link nor open a tag.
 */
import type { Diff } from "../article/diff.ts";
import {
  claimsTitle,
  type OutlineEntry,
  type OutlineOptions,
  outlineDiff,
  type TextSpan,
} from "./diff-outline.ts";

export function renderDiffMarkdown(diff: Diff, options: Pick<OutlineOptions, "disclosure"> = {}): string {
  const { summary, disclosure, sections, claims } = outlineDiff(diff, options);
  const blocks = [
    `**${escaped(summary)}**`,
    escaped(disclosure),
    ...sections.flatMap(({ title, entries }) => [`## ${escaped(title)}`, ...entries.flatMap(entryBlocks)]),
    ...(claims.length === 0 ? [] : [`## ${claimsTitle}`]),
    ...claims.map(({ name, spans }) => `${escaped(name)}: ${spans.map(spanText).join("")}`),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function entryBlocks(entry: OutlineEntry): string[] {
  if (entry.what === "unchanged") return [`*${entry.count} unchanged*`];
  if (entry.what === "moved-away") return [`*${escaped(entry.name)} stood here, now number ${entry.to}*`];
  const text = entry.spans.map(spanText).join("");
  return [`### ${escaped(entry.title)}`, ...(text === "" ? [] : [`> ${text}`])];
}

function spanText({ style, text, moved }: TextSpan): string {
  if (style === "plain") return escaped(text);
  const tag = style === "removed" ? "del" : "ins";
  const number = moved === undefined ? "" : ` (moved ${moved})`;
  return `<${tag}>${escaped(text)}</${tag}>${number}`;
}

/**
 * ASCII punctuation that could mean something to Markdown, or to the addresses and names that some readers find in text:
 * marks of emphasis, tags and brackets anywhere, those of lists at the beginning alone.
 */
const meaning = /[\\`*_[\]{}#|<>&~@$]|:(?=\S)|^[-+=]|(?<=^\d{1,9}|www)\.|(?<=^\d{1,9})\)/g;

/** A backslash takes its meaning from any ASCII punctuation (CommonMark 2.4). Line ends do not get this far. */
function escaped(text: string): string {
  return text.replace(meaning, "\\$&");
}
