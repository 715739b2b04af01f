/** The world of a real process, and how a process ends: the only place of the command line that touches globals. */
import { realChance, realClock } from "../real-archive.ts";
import { exitCode } from "./exit-code.ts";
import { asCalledHere, type Io, typedLine } from "./io.ts";
import { sentence } from "./report-error.ts";

/** Where a terminal does not say how wide it is. */
const usualColumns = 80;
/** 128 + SIGINT, as shells count. */
const interruptedTwice = 130;

export interface ProcessIoOptions {
  /** For hints. */
  readonly program: string;
  /** What stood before `args`, where that was another word. */
  readonly typedAs?: string;
  readonly args: readonly string[];
}

export function processIo({ program, typedAs = program, args }: ProcessIoOptions): Io {
  const { stdin, stdout, stderr, env } = process;
  const ending = new AbortController();
  const listen = once(() => endOnSignals(ending));
  endWhenUnheard(ending);
  return {
    out: (content) => void stdout.write(content),
    // In our own words, and their hints are to be typed here.
    err: (text) => void stderr.write(asCalledHere({ program }, text)),
    stdin,
    env,
    isTerminal: { out: stdout.isTTY === true, err: stderr.isTTY === true },
    columns: stdout.columns || usualColumns,
    cwd: process.cwd(),
    clock: realClock,
    chance: realChance,
    // A command that never asks for it has nothing to finish, and is ended by a signal as any process is.
    get signal() {
      listen();
      return ending.signal;
    },
    program,
    typed: typedLine(typedAs, args),
  };
}

function once(act: () => void): () => void {
  let acted = false;
  return () => {
    if (!acted) act();
    acted = true;
  };
}

/** Once: what was begun is finished. Twice: at once. */
function endOnSignals(ending: AbortController): void {
  const end = () => {
    if (ending.signal.aborted) process.exit(interruptedTwice);
    process.stderr.write("\nfinishing what was begun; once more to end at once\n");
    ending.abort();
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  // The terminal was closed, or the connection to it lost.
  process.on("SIGHUP", end);
}

/**
 * `stet log … | head`: the reader has gone, which is no fault. `stet list > file` on a full disk is one. Whatever is in
 * hand is finished either way.
 */
function endWhenUnheard(ending: AbortController): void {
  let failed = false;
  const fail = ({ code, message }: NodeJS.ErrnoException) => {
    if (failed) return;
    failed = true;
    const why = code === "ENOSPC" ? "no space left on the disk" : sentence(message);
    process.stderr.write(`stet: what was told could not be written: ${why}\n`);
    // Last, since what the command came to is set when it has ended.
    process.once("exit", () => {
      process.exitCode = exitCode.failed;
    });
  };
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    ending.abort();
    if (error.code === "EPIPE") return;
    fail(error);
  });
  // Of what cannot be told there nothing can be told.
  process.stderr.on("error", () => {});
}
