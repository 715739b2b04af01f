/**
 * What differs between two texts as labelled parts in reading order. Each stretch is labelled as finely as words differ,
 * then told with its neighbours, as a reader would. A sentence that stands elsewhere is a part of its own.
 */
import type { Labels, Mention, Part } from "../article/diff.ts";
import { labelReplacement, labelsOfWhole, sideTextOf } from "./label-replacement.ts";
import { labelsOf, unitedLabels } from "./labels.ts";
import type { Lexicon } from "./lexicon.ts";
import { cutAtMoves, type MovedSentences, type Replaced } from "./moved-sentences.ts";
import { type Hunk, type HunkGroup, wholeOf } from "./word-hunks.ts";

/** Two texts with what differs between them. */
export interface ComparedTexts {
  readonly before: string;
  readonly after: string;
  readonly groups: readonly HunkGroup[];
}

export function replacedIn({ before, after, groups }: ComparedTexts): Replaced[] {
  return groups.map(wholeOf).map((hunk) => ({
    removed: before.slice(hunk.beforeStart, hunk.beforeEnd),
    added: after.slice(hunk.afterStart, hunk.afterEnd),
  }));
}

interface TextParts {
  readonly parts: readonly Part[];
  readonly mentions: readonly Mention[];
}

export function tellParts(
  { before: beforeText, after: afterText, groups }: ComparedTexts,
  lexicon: Lexicon,
  moves: MovedSentences,
): TextParts {
  const sides = { before: sideTextOf(beforeText), after: sideTextOf(afterText) };
  const mentions: Mention[] = [];
  const labelled = groups
    .flatMap((group) => cutGroup(beforeText, afterText, group, moves))
    .map(({ hunks, moved }): LabelledHunk => {
      if (moved !== undefined) return { ...wholeOf(hunks), labels: movedLabels, moved };
      const labels = hunks.map(({ beforeStart, beforeEnd, afterStart, afterEnd }) => {
        const ranges = { beforeRange: [beforeStart, beforeEnd], afterRange: [afterStart, afterEnd] } as const;
        const found = labelReplacement({ ...sides, ...ranges }, lexicon);
        mentions.push(...found.mentions);
        return found.labels;
      });
      return { ...wholeOf(hunks), labels: unitedLabels(labels) };
    });
  return { parts: partsOf(beforeText, afterText, labelled), mentions };
}

interface LabelledHunk extends Hunk {
  readonly labels: Labels;
  readonly moved?: number;
}

const movedLabels = labelsOf(["structure"], "a sentence stands elsewhere");

/** A group as it is, or cut around the moved sentences in it: first what went, then what came. */
function cutGroup(
  beforeText: string,
  afterText: string,
  group: HunkGroup,
  moves: MovedSentences,
): { readonly hunks: HunkGroup; readonly moved?: number }[] {
  if (moves.size === 0) return [{ hunks: group }];
  const { beforeStart, beforeEnd, afterStart, afterEnd } = wholeOf(group);
  const removed = cutAtMoves(beforeText, beforeStart, beforeEnd, moves);
  const added = cutAtMoves(afterText, afterStart, afterEnd, moves);
  if ([...removed, ...added].every(({ moved }) => moved === undefined)) return [{ hunks: group }];
  // What neither side moved replaced each other, as far as one stretch each shows it.
  const [lastRemoved, firstAdded] = [removed.at(-1), added[0]];
  const joins = lastRemoved?.moved === undefined && firstAdded?.moved === undefined;
  const joined = joins && lastRemoved !== undefined && firstAdded !== undefined;
  const pieces = [
    ...(joined ? removed.slice(0, -1) : removed).map((piece) => ({ ...piece, side: "before" as const })),
    ...(joined ? [{ start: lastRemoved.start, end: lastRemoved.end, side: "both" as const }] : []),
    ...(joined ? added.slice(1) : added).map((piece) => ({ ...piece, side: "after" as const })),
  ];
  let [x, y] = [beforeStart, afterStart];
  return pieces.map((piece) => {
    const [fromX, fromY] = [x, y];
    if (piece.side !== "after") x = piece.end;
    if (piece.side === "after") y = piece.end;
    if (piece.side === "both") y = firstAdded?.end ?? y;
    const hunk: Hunk = { beforeStart: fromX, beforeEnd: x, afterStart: fromY, afterEnd: y };
    return "moved" in piece && piece.moved !== undefined
      ? { hunks: [hunk], moved: piece.moved }
      : { hunks: [hunk] };
  });
}

function partsOf(beforeText: string, afterText: string, hunks: readonly LabelledHunk[]): Part[] {
  const parts: Part[] = [];
  let [before, after] = [0, 0];
  const keepUntil = (end: number): void => {
    if (end > before) parts.push({ op: "keep", before, after, text: beforeText.slice(before, end) });
  };
  for (const { labels, moved, ...hunk } of hunks) {
    keepUntil(hunk.beforeStart);
    parts.push({
      op: "replace",
      before: hunk.beforeStart,
      after: hunk.afterStart,
      removed: beforeText.slice(hunk.beforeStart, hunk.beforeEnd),
      added: afterText.slice(hunk.afterStart, hunk.afterEnd),
      ...(moved === undefined ? {} : { moved }),
      ...labels,
    });
    [before, after] = [hunk.beforeEnd, hunk.afterEnd];
  }
  keepUntil(beforeText.length);
  return parts;
}

/** A text that stands on one side alone. */
export function tellWhole(
  text: string,
  side: "removed" | "added",
  reason: string,
  lexicon: Lexicon,
  moves: MovedSentences,
): Part[] {
  const begins = { removed: (at: number) => [at, 0], added: (at: number) => [0, at] } as const;
  return cutAtMoves(text, 0, text.length, moves).map(({ start, end, moved }): Part => {
    const piece = text.slice(start, end);
    const [before, after] = begins[side](start);
    return {
      op: "replace",
      before: before ?? 0,
      after: after ?? 0,
      removed: "",
      added: "",
      [side]: piece,
      ...(moved === undefined ? labelsOfWhole(piece, lexicon, reason) : { moved, ...movedLabels }),
    };
  });
}
