/** A diff as the one who asked wants it: for a program, on a terminal, or as plain text. */
import type { Diff } from "../article/diff.ts";
import { isEmptyDiff } from "../article/diff.ts";
import { renderDiffJson } from "../compare/render-diff-json.ts";
import { renderDiffTerminal } from "../compare/render-diff-terminal.ts";
import { renderDiffText } from "../compare/render-diff-text.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { type Io, showsColour } from "./io.ts";

export function renderForPerson(io: Pick<Io, "env" | "isTerminal" | "columns">, diff: Diff): string {
  return io.isTerminal.out
    ? renderDiffTerminal(diff, { colour: showsColour(io), width: io.columns })
    : renderDiffText(diff);
}

/** Prints it, and answers as diff(1) does. */
export function tellComparison(io: Io, diff: Diff, json: boolean): ExitCode {
  const nothing = isEmptyDiff(diff);
  if (json) io.out(renderDiffJson(diff));
  else io.out(nothing ? "Nothing differs.\n" : renderForPerson(io, diff));
  return nothing ? exitCode.done : exitCode.different;
}
