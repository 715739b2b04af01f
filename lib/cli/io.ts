/** Everything the command line has of the world, passed in: so that a test runs it in process and reads all it says. */
import type { Chance, Clock } from "../pipeline/ports.ts";

export interface Io {
  /** To standard output: text, or the bytes of a payload. */
  readonly out: (content: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person looks on. */
  readonly isTerminal: { readonly out: boolean; readonly err: boolean };
  /** Of the terminal; where there is none nothing is cut to it. */
  readonly columns: number;
  readonly cwd: string;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Given when the person wants it to end: what was begun is finished, nothing more is begun. */
  readonly signal: AbortSignal;
  /** How stet is called here, for hints: `stet`, or `npx stet` in a checkout. */
  readonly program: string;
  /** The line as it was typed, for errors that say what to type instead. */
  readonly typed: string;
}

/** https://no-color.org: set to anything but nothing. */
export function showsColour({ env, isTerminal }: Pick<Io, "env" | "isTerminal">): boolean {
  return isTerminal.out && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}

/** Columns to which output is cut or wrapped: none where it goes into a file or to another program. */
export function screenWidth({ columns, isTerminal }: Pick<Io, "columns" | "isTerminal">): number {
  return isTerminal.out ? columns : Number.POSITIVE_INFINITY;
}

/** An argument as a POSIX shell reads it back. */
export function shellQuoted(argument: string): string {
  return /^[\w@%+=:,./~-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

/** Hints in our own sentences (`stet list`), as they must be typed here. */
export function asCalledHere({ program }: Pick<Io, "program">, sentence: string): string {
  return sentence.replaceAll(/`stet (?=[a-z-])/g, `\`${program} `);
}

export function typedLine(program: string, args: readonly string[]): string {
  return [program, ...args.map(shellQuoted)].join(" ");
}
