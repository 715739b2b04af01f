/** A diff as plain text for a person to read (`diff.txt`): what went stands in [-…-], what came in {+…+}. */
import type { Diff } from "../article/diff.ts";
import { type DiffLine, diffLines, type Span, type SpanStyle } from "./diff-lines.ts";
import type { OutlineOptions } from "./diff-outline.ts";

export interface TextOptions extends Pick<OutlineOptions, "disclosure"> {
  /** Put above: which article, which versions. One line, already fit to be shown. */
  readonly title?: string;
}

/** Marks by style. */
const plainMarks: Readonly<Record<SpanStyle, readonly [before: string, after: string]>> = {
  plain: ["", ""],
  removed: ["[-", "-]"],
  added: ["{+", "+}"],
  heading: ["", ""],
  note: ["", ""],
};

export function renderDiffText(diff: Diff, { title, disclosure }: TextOptions = {}): string {
  const lines = diffLines(diff, { disclosure }).map(plainLine);
  return `${[...(title === undefined ? [] : [title, ""]), ...lines].join("\n")}\n`;
}

function plainLine({ spans, indent }: DiffLine): string {
  return (" ".repeat(indent) + spans.map(plainSpan).join("")).trimEnd();
}

export function plainSpan({ style, text }: Span): string {
  const [before, after] = plainMarks[style];
  return before + text + after;
}
