/**
 * Sentences that went here and came there, word for word: an editor moved them, inside a paragraph or to another. Told
 * by a number that both ends share; what was removed and added stays on record all the same.
 */
import { sentencesIn } from "./sentences.ts";
import { hasUnspaced, signHashes } from "./word-hashes.ts";

/** What one change removes and adds, whole stretches each. */
export interface Replaced {
  readonly removed: string;
  readonly added: string;
}

/** The number of a moved sentence by its text. */
export type MovedSentences = ReadonlyMap<string, number>;

/** Words and pairs of words at least: four words, or eight signs of a script without spaces. Less recurs by chance. */
const leastHashes = 8;

/** Only sentences that went once and came once: of more, nobody can say which is which. */
export function findMovedSentences(stretches: readonly Replaced[]): MovedSentences {
  const removed = countSentences(stretches.map((stretch) => stretch.removed).filter(isLongEnough));
  if (removed.size === 0) return new Map();
  const added = countSentences(stretches.map((stretch) => stretch.added).filter(isLongEnough), removed);
  const moved = new Map<string, number>();
  for (const [sentence, count] of removed) {
    if (count !== 1 || added.get(sentence) !== 1) continue;
    if (signHashes(sentence).length >= leastHashes) moved.set(sentence, moved.size + 1);
  }
  return moved;
}

const fourWords = /\s\S+\s+\S+\s+\S/u;

const isLongEnough = (text: string): boolean =>
  text.length >= leastHashes && (hasUnspaced(text) || fourWords.test(text));

/** `among`: these alone. */
function countSentences(texts: readonly string[], among?: ReadonlyMap<string, number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [start, end] of sentencesIn(text)) {
      const sentence = text.slice(start, end);
      if (among?.has(sentence) === false) continue;
      counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
    }
  }
  return counts;
}

/** A stretch of a text; `moved`: the number of the sentence that it is. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly moved?: number;
}

/** White space within a paragraph. */
const onlySpace = /^[^\S\n]*$/u;

/** The stretch cut into its moved sentences and what lies between them; empty for an empty stretch. */
export function cutAtMoves(text: string, start: number, end: number, moves: MovedSentences): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const stretch = text.slice(start, end);
  for (const [from, to] of moves.size === 0 ? [] : sentencesIn(stretch)) {
    const moved = moves.get(stretch.slice(from, to));
    if (moved === undefined) continue;
    // The space between two sentences goes with the one that moved.
    const begin = onlySpace.test(stretch.slice(at - start, from)) ? at : start + from;
    const finish = onlySpace.test(stretch.slice(to)) ? end : start + to;
    if (begin > at) pieces.push({ start: at, end: begin });
    pieces.push({ start: begin, end: finish, moved });
    at = finish;
  }
  if (end > at) pieces.push({ start: at, end });
  return pieces;
}
