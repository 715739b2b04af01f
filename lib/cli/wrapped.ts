/** Lines wrapped between words to the width of a terminal; what goes into a file or to a program stays as it is. */
import stringWidth from "string-width";
import { type Io, screenWidth } from "./io.ts";

/** Columns: what follows a line's beginning stands a little to the right of it. */
const hanging = 2;
/** Columns, however narrow the terminal. */
const narrowest = 20;

export function wrapped(io: Pick<Io, "columns" | "isTerminal">, text: string): string {
  const width = Math.max(narrowest, screenWidth(io));
  return text
    .split("\n")
    .map((line) => (stringWidth(line) <= width ? line : wrappedLine(line, width)))
    .join("\n");
}

/** A word that is wider than the terminal, such as an address, stays whole, so that it can be copied. */
function wrappedLine(line: string, width: number): string {
  const indent = Math.min(line.length - line.trimStart().length, width / 2);
  const margin = " ".repeat(indent + hanging);
  const rows: string[] = [];
  let row = " ".repeat(indent);
  for (const word of line.match(/\S+ */g) ?? []) {
    const isFull = row.trim() !== "" && stringWidth(row + word.trimEnd()) > width;
    if (isFull) rows.push(row.trimEnd());
    row = isFull ? margin + word : row + word;
  }
  return [...rows, row.trimEnd()].join("\n");
}
