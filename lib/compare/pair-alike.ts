/**
 * Pairs items that share enough of their words. Two items that share most of them are one wherever they stand; for less
 * their place has to speak too: what stands between the same neighbours on both sides is likely the same, edited. In a
 * text written anew there are no such neighbours, so that no chance likeness is taken for an edit.
 */
import { type AlignedItem, type Alignment, pair, withStayed } from "./alignment.ts";
import { indexWords, type Likeness, likenessOf, rareCandidates } from "./shared-words.ts";

/** Least share of weight for which two items anywhere in the text are taken for one, edited. */
const likeAnywhere = 0.55;
/** The same for two items between the same neighbours. */
const likeInPlace = 0.22;
/** Gaps with more combinations than this have no neighbours near enough to speak for a pair. */
const gapLimit = 64;

/**
 * A figure in a table, a word in a list: where one such item stands in place of another, it is the same one, edited,
 * whatever they share. In UTF-16 units; shorter than any paragraph.
 */
export const shortItem = 40;

const isShort = (item: AlignedItem | undefined): boolean =>
  item !== undefined && item.text.length <= shortItem;

export function pairAlike(alignment: Alignment): void {
  const restBefore = indexesWithout(alignment.before.length, alignment.pairs);
  const restAfter = indexesWithout(alignment.after.length, alignment.back);
  const words = indexWords(hashesOf(alignment.before, restBefore), hashesOf(alignment.after, restAfter));
  for (const likeness of likestFirst(rareCandidates(words, likeAnywhere))) {
    const [x, y] = [restBefore[likeness.before], restAfter[likeness.after]];
    if (x === undefined || y === undefined || alignment.pairs.has(x) || alignment.back.has(y)) continue;
    if (isSameGroup(alignment, x, y)) pair(alignment, x, y);
  }
  const placeBefore = new Map(restBefore.map((index, place) => [index, place]));
  const placeAfter = new Map(restAfter.map((index, place) => [index, place]));
  const likeness = (x: number, y: number): Likeness => {
    const [before, after] = [placeBefore.get(x) ?? -1, placeAfter.get(y) ?? -1];
    return { ...likenessOf(words, before, after, likeInPlace), before: x, after: y };
  };
  for (const gap of gapsOf(alignment)) pairInGap(alignment, gap, likeness);
}

function indexesWithout(count: number, taken: ReadonlyMap<number, number>): number[] {
  return Array.from({ length: count }, (_, index) => index).filter((index) => !taken.has(index));
}

function hashesOf(items: readonly AlignedItem[], rest: readonly number[]): Int32Array[] {
  return rest.flatMap((index) => items[index]?.hashes ?? []);
}

/** Of equals, the nearest in place. */
function likestFirst(likely: readonly Likeness[]): Likeness[] {
  const drift = ({ before, after }: Likeness): number => Math.abs(before - after);
  return [...likely].sort(
    (x, y) => y.share - x.share || drift(x) - drift(y) || x.before - y.before || x.after - y.after,
  );
}

function isSameGroup({ before, after }: Alignment, x: number, y: number): boolean {
  return before[x]?.group === after[y]?.group;
}

/** Items without a pair between two neighbours that stayed. */
interface Gap {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

function* gapsOf(alignment: Alignment): Generator<Gap> {
  const stays = withStayed(alignment).filter(({ stayed }) => stayed);
  let [from, fromAfter] = [0, 0];
  for (const { before, after } of [
    ...stays,
    { before: alignment.before.length, after: alignment.after.length },
  ]) {
    yield {
      before: freeBetween(from, before, alignment.pairs),
      after: freeBetween(fromAfter, after, alignment.back),
    };
    [from, fromAfter] = [before + 1, after + 1];
  }
}

function freeBetween(from: number, to: number, taken: ReadonlyMap<number, number>): number[] {
  const free: number[] = [];
  for (let index = from; index < to; index++) if (!taken.has(index)) free.push(index);
  return free;
}

/** The likest first, in one order: what changed places without sharing most of its words is not known again. */
function pairInGap(
  alignment: Alignment,
  { before, after }: Gap,
  likenessOfPair: (x: number, y: number) => Likeness,
): void {
  if (before.length * after.length > gapLimit) return;
  const [only, other] = [before[0], after[0]];
  const alone = before.length === 1 && after.length === 1;
  if (alone && only !== undefined && other !== undefined && isSameGroup(alignment, only, other)) {
    if (isShort(alignment.before[only]) && isShort(alignment.after[other])) {
      pair(alignment, only, other);
      return;
    }
  }
  const likely = before
    .flatMap((x) => after.filter((y) => isSameGroup(alignment, x, y)).map((y) => likenessOfPair(x, y)))
    .filter(({ share }) => share >= likeInPlace);
  const chosen: Likeness[] = [];
  for (const found of likestFirst(likely)) {
    const fits = chosen.every((one) => (one.before - found.before) * (one.after - found.after) > 0);
    if (!fits) continue;
    chosen.push(found);
    pair(alignment, found.before, found.after);
  }
}
