/** A diff as lines of plain print, for the terminal and for text files. */
import type { Diff } from "../article/diff.ts";
import { claimsTitle, type OutlineOptions, outlineDiff, type TextSpan } from "./diff-outline.ts";

export type SpanStyle = TextSpan["style"] | "heading" | "note";

export interface Span {
  readonly style: SpanStyle;
  readonly text: string;
}

/** No spans: a blank line. `indent`: of the text, in columns. */
export interface DiffLine {
  readonly spans: readonly Span[];
  readonly indent: number;
}

const textIndent = 2;

export function diffLines(diff: Diff, options: OutlineOptions = {}): DiffLine[] {
  const { summary, disclosure, sections, claims } = outlineDiff(diff, options);
  const lines: DiffLine[] = [
    line({ style: "heading", text: summary }),
    line({ style: "note", text: disclosure }),
  ];
  for (const { title, entries } of sections) {
    lines.push(blank, line({ style: "heading", text: title }));
    for (const entry of entries) {
      // In print both places of a move stand in its title.
      if (entry.what !== "change") continue;
      lines.push(line({ style: "note", text: entry.title }, textIndent));
      if (entry.spans.length > 0) {
        lines.push({ spans: entry.spans.flatMap(printed), indent: textIndent * 2 });
      }
    }
  }
  if (claims.length > 0) lines.push(blank, line({ style: "heading", text: claimsTitle }));
  for (const { name, spans } of claims) {
    lines.push({ spans: [{ style: "note", text: `${name}: ` }, ...spans], indent: textIndent });
  }
  return lines;
}

const blank: DiffLine = { spans: [], indent: 0 };

function line(span: Span, indent = 0): DiffLine {
  return { spans: [span], indent };
}

/** A moved sentence carries its number at both ends. */
function printed({ style, text, moved }: TextSpan): Span[] {
  const span: Span = { style, text };
  return moved === undefined ? [span] : [span, { style: "note", text: `(moved ${moved})` }];
}
