/** One line that says how far a long piece of work is, on a terminal only; written over as it goes. */
import type { Io } from "./io.ts";

export interface Progress {
  readonly show: (text: string) => void;
  /** Before anything else is written. */
  readonly clear: () => void;
}

/** Carriage return, and ECMA-48 "erase to the end of the line". */
const lineStart = "\r\u001b[K";

export function createProgress({ err, isTerminal, columns }: Io): Progress {
  if (!isTerminal.err) return { show: () => {}, clear: () => {} };
  let shown = false;
  return {
    show: (text) => {
      shown = true;
      err(`${lineStart}${text.slice(0, columns - 1)}`);
    },
    clear: () => {
      if (shown) err(lineStart);
      shown = false;
    },
  };
}
