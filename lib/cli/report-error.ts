/** An error as one sentence for the person who typed the line, and the exit code that goes with it. */
import { CommanderError } from "commander";
import { NotFoundError, RedactedError, StetError, UsageError } from "../article/errors.ts";
import { visibleText } from "../article/visible-text.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

/** What is asked for in vain however often. */
const forThePerson = [UsageError, NotFoundError, RedactedError];

export function reportError(error: unknown, io: Io): ExitCode {
  // Its sentence is told already; help and version come as errors too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  if (error instanceof StetError) {
    io.err(`stet: ${sentence(error.message)}\n`);
    tellStack(error, io);
    return forThePerson.some((kind) => error instanceof kind) ? exitCode.usage : exitCode.failed;
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  io.err(
    `stet: ${sentence(what)}\nThis is a fault in stet, not yours: please report it with what STET_DEBUG=1 shows.\n`,
  );
  tellStack(error, io);
  return exitCode.failed;
}

/** Messages name what others wrote (URLs, file names): made fit to be shown, line by line. */
export function sentence(message: string): string {
  return message.split("\n").map(visibleText).join("\n");
}

function tellStack(error: unknown, io: Io): void {
  if (!io.env["STET_DEBUG"] || !(error instanceof Error)) return;
  io.err(`${sentence(error.stack ?? "")}\n`);
  if (error.cause !== undefined) io.err(`because of ${sentence(String(error.cause))}\n`);
}
