/**
 * A diff for a terminal: wrapped to its width, wide characters counted as wide. Colour never stands alone: what went is
 * struck out and what came underlined; without colour both carry the marks of plain text.
 */
import stringWidth from "string-width";
import type { Diff } from "../article/diff.ts";
import { type DiffLine, diffLines, type SpanStyle } from "./diff-lines.ts";
import type { OutlineOptions } from "./diff-outline.ts";
import { plainSpan } from "./render-diff-text.ts";

export interface TerminalOptions extends Pick<OutlineOptions, "disclosure"> {
  readonly colour: boolean;
  /** Columns; what is narrower than a sentence can bear is taken as that. */
  readonly width: number;
}

const narrowest = 20;

/** SGR parameters (ECMA-48): 1 bold, 2 faint, 4 underlined, 9 crossed out, 31 red, 32 green. */
const sgrOf: Readonly<Record<SpanStyle, string>> = {
  plain: "",
  removed: "31;9",
  added: "32;4",
  heading: "1",
  note: "2",
};

interface Piece {
  readonly style: SpanStyle;
  readonly text: string;
}

export function renderDiffTerminal(diff: Diff, { colour, width, disclosure }: TerminalOptions): string {
  const columns = Math.max(narrowest, width);
  const rows = diffLines(diff, { disclosure }).flatMap((line) =>
    wrap(piecesOf(line, colour), columns - line.indent).map(
      (row) => " ".repeat(line.indent) + paint(row, colour),
    ),
  );
  return `${rows.map((row) => row.trimEnd()).join("\n")}\n`;
}

/** Words with the spaces behind them: where a line may end. */
function piecesOf({ spans }: DiffLine, colour: boolean): Piece[] {
  return spans.flatMap((span) => {
    const text = colour ? span.text : plainSpan(span);
    return (text.match(/[^ ]* +|[^ ]+/g) ?? []).map((piece) => ({ style: span.style, text: piece }));
  });
}

function wrap(pieces: readonly Piece[], columns: number): Piece[][] {
  const rows: Piece[][] = [[]];
  let used = 0;
  for (const piece of pieces.flatMap((whole) => brokenToFit(whole, columns))) {
    const wide = stringWidth(piece.text.trimEnd());
    if (used > 0 && used + wide > columns) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(piece);
    used += stringWidth(piece.text);
  }
  return rows;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A word wider than the line, or text of a script without spaces, is broken between characters. */
function brokenToFit(piece: Piece, columns: number): Piece[] {
  if (stringWidth(piece.text) <= columns) return [piece];
  const pieces: Piece[] = [];
  let [text, used] = ["", 0];
  for (const { segment } of graphemes.segment(piece.text)) {
    const wide = stringWidth(segment);
    if (used + wide > columns && text !== "") {
      pieces.push({ style: piece.style, text });
      [text, used] = ["", 0];
    }
    text += segment;
    used += wide;
  }
  return [...pieces, { style: piece.style, text }];
}

/** Each style is ended on its row, so that no colour leaks where rows are cut or paged. */
function paint(row: readonly Piece[], colour: boolean): string {
  if (!colour) return row.map(({ text }) => text).join("");
  const runs: Piece[] = [];
  for (const piece of row) {
    const last = runs.at(-1);
    if (last?.style === piece.style)
      runs[runs.length - 1] = { style: last.style, text: last.text + piece.text };
    else runs.push(piece);
  }
  const last = runs.at(-1);
  if (last !== undefined) runs[runs.length - 1] = { style: last.style, text: last.text.trimEnd() };
  return runs
    .map(({ style, text }) => (sgrOf[style] === "" ? text : `\u001b[${sgrOf[style]}m${text}\u001b[0m`))
    .join("");
}
