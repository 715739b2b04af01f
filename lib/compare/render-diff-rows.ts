/** Rows of changes as lines of JSON, exact in every character, and as a table for spreadsheets. */
import { stringify } from "csv-stringify/sync";
import { type DiffRow, diffRowSchema } from "./diff-rows.ts";

/** One JSON document a line (NDJSON). */
export function renderRowsNdjson(rows: readonly DiffRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/**
 * RFC 4180, with a line of names. A cell that a spreadsheet would take for a formula gets an apostrophe in front, so that
 * no text of strangers is ever run: who needs every character as it was takes the lines of JSON.
 */
export function renderRowsCsv(rows: readonly DiffRow[]): string {
  return stringify(
    rows.map((row) => ({ ...row, touches: row.touches.join(" ") })),
    {
      header: true,
      columns: Object.keys(diffRowSchema.shape),
      escape_formulas: true,
      // Half a line end also ends a line for some readers.
      quoted_match: /[\r\n]/,
      record_delimiter: "windows",
    },
  );
}
