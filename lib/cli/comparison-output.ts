/** A diff as the one who asked wants it: for a program, on a terminal, for a page, or as plain text. */
import type { Diff } from "../article/diff.ts";
import { isEmptyDiff } from "../article/diff.ts";
import { UsageError } from "../article/errors.ts";
import { diffRows, type RowSource } from "../compare/diff-rows.ts";
import { renderDiffHtml } from "../compare/render-diff-html.ts";
import { renderDiffJson } from "../compare/render-diff-json.ts";
import { renderDiffMarkdown } from "../compare/render-diff-markdown.ts";
import { renderRowsCsv, renderRowsNdjson } from "../compare/render-diff-rows.ts";
import { renderDiffTerminal } from "../compare/render-diff-terminal.ts";
import { renderDiffText } from "../compare/render-diff-text.ts";
import { selectChanges } from "../compare/select-changes.ts";
import type { ComparisonGiven, Format } from "./comparison-options.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { type Io, showsColour } from "./io.ts";

/** A comparison with what is known beside the two texts. */
export interface Compared {
  readonly diff: Diff;
  readonly source: RowSource;
  /** Said in place of the diff's verdict on whether the edit was admitted. */
  readonly disclosure?: string | undefined;
}

type Screen = Pick<Io, "env" | "isTerminal" | "columns">;

export function renderForPerson(io: Screen, diff: Diff, disclosure?: string): string {
  return io.isTerminal.out
    ? renderDiffTerminal(diff, { colour: showsColour(io), width: io.columns, disclosure })
    : renderDiffText(diff, { disclosure });
}

const renderers: Readonly<Record<Format, (compared: Compared, io: Screen) => string>> = {
  text: ({ diff, disclosure }, io) =>
    isEmptyDiff(diff) ? nothingText(diff) : renderForPerson(io, diff, disclosure),
  markdown: ({ diff, disclosure }) => renderDiffMarkdown(diff, { disclosure }),
  html: ({ diff, disclosure }) => renderDiffHtml(diff, { disclosure }),
  json: ({ diff }) => renderDiffJson(diff),
  ndjson: ({ diff, source }) => renderRowsNdjson(diffRows(diff, source)),
  csv: ({ diff, source }) => renderRowsCsv(diffRows(diff, source)),
};

function nothingText({ selected }: Diff): string {
  const others = selected?.leftOut ?? 0;
  if (others === 0) return "Nothing differs.\n";
  return `Nothing of that kind differs; ${others} other ${others === 1 ? "change" : "changes"}.\n`;
}

/** Prints it, and answers as diff(1) does: by what was asked for. */
export function tellComparison(io: Io, compared: Compared, given: ComparisonGiven): ExitCode {
  if (given.json && given.format !== undefined && given.format !== "json") {
    throw new UsageError(`--json and --format ${given.format} ask for two forms: give one`);
  }
  const selected = selectChanges(compared.diff, { fields: given.only, classes: given.class });
  io.out(renderers[given.json ? "json" : (given.format ?? "text")]({ ...compared, diff: selected }, io));
  return isEmptyDiff(selected) ? exitCode.done : exitCode.different;
}
