/** Tells of looks as they are made, one line each, in their order; of a change it reads first what changed. */

import type { ObjectStore } from "../archive/store.ts";
import type { ArchivedDiff } from "../article/archived-diff.ts";
import type { Instant } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import { visibleText } from "../article/visible-text.ts";
import { readDiff } from "../pipeline/history.ts";
import type { Io } from "./io.ts";
import { lookWords } from "./look-words.ts";
import { toldTime } from "./told-time.ts";
import { wrapped } from "./wrapped.ts";

export type TellLook = (
  look: Look,
  diff: ArchivedDiff | undefined,
  nextDueAt: Instant,
) => void | Promise<void>;

export interface LookTeller {
  readonly onLook: (look: Look, nextDueAt: Instant) => void;
  /** When all has been told. */
  readonly done: () => Promise<void>;
}

export function createLookTeller(store: ObjectStore, tell: TellLook): LookTeller {
  let telling = Promise.resolve();
  const failures: unknown[] = [];
  const tellOne = async (look: Look, nextDueAt: Instant) => {
    try {
      await tell(look, await diffOf(store, look), nextDueAt);
    } catch (error) {
      // The looks go on, and what was told of them must not end them; `done` says what went wrong.
      failures.push(error);
    }
  };
  return {
    onLook: (look, nextDueAt) => {
      telling = telling.then(() => tellOne(look, nextDueAt));
    },
    done: async () => {
      await telling;
      if (failures.length > 0) throw failures[0];
    },
  };
}

async function diffOf(store: ObjectStore, look: Look): Promise<ArchivedDiff | undefined> {
  if (look.finding !== "changed" || look.tip === undefined) return undefined;
  return readDiff(store, look.articleId, look.tip.version);
}

/** The longest word that is common. */
const wordWidth = 12;

/** `2026-03-01 09:00:05Z  changed       https://example.org/flood  version 2: …`. */
function lookLine(look: Look, diff: ArchivedDiff | undefined): string {
  const { word, phrase } = lookWords(look, diff);
  return `${toldTime(look.capturedAt)}  ${word.padEnd(wordWidth)}  ${visibleText(look.targetUrl)}  ${phrase}\n`;
}

export const linesTo =
  (io: Io, json: boolean): TellLook =>
  (look, diff) =>
    io.out(json ? `${JSON.stringify(look)}\n` : wrapped(io, lookLine(look, diff)));
