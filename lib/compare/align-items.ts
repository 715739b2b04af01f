/**
 * Which item of the one side is which of the other: first the equal ones, then those that differ in typography or
 * capitals alone, then those that share enough rare words. What is left was added or removed. Used for the blocks of
 * an article, and for the sentences of a block too long to be compared word by word.
 */
import { foldTypography } from "./fold-typography.ts";
import { heaviestSubsequence } from "./heaviest-subsequence.ts";
import { indexWords, type Likeness, likenessOf, rareCandidates } from "./shared-words.ts";

export interface AlignedItem {
  readonly text: string;
  /** Items of different groups are never paired (captions and the body). */
  readonly group: string;
}

export interface ItemPair {
  readonly before: number;
  readonly after: number;
  /** In the order that most of the text kept. */
  readonly stayed: boolean;
}

/** Least share of weight for which two items anywhere in the text are taken for one, edited. */
const likeAnywhere = 0.35;
/** The same for two items between the same kept neighbours, which is evidence by itself. */
const likeInPlace = 0.22;
/** Gaps with more combinations than this are left to the rare words. */
const gapLimit = 64;

/**
 * A figure in a table, a word in a list: where one such item stands in place of another, it is the same one, edited,
 * whatever they share. In UTF-16 units; shorter than any paragraph.
 */
export const shortItem = 40;

const isShort = (item: AlignedItem | undefined): boolean =>
  item !== undefined && item.text.length <= shortItem;

type Pairing = ReadonlyMap<number, number>;

interface State {
  readonly before: readonly AlignedItem[];
  readonly after: readonly AlignedItem[];
  /** After by before, and before by after. */
  readonly pairs: Map<number, number>;
  readonly back: Map<number, number>;
}

/** Pairs in ascending order of `before`. */
export function alignItems(before: readonly AlignedItem[], after: readonly AlignedItem[]): ItemPair[] {
  const state: State = { before, after, pairs: new Map(), back: new Map() };
  pairEqual(state, (item) => `${item.group}\n${item.text}`);
  if (isUnfinished(state)) pairEqual(state, foldedKey);
  if (isUnfinished(state)) pairAlike(state);
  return markStayed(state);
}

const isUnfinished = ({ before, after, pairs }: State): boolean =>
  pairs.size < before.length && pairs.size < after.length;

const foldedKey = (item: AlignedItem): string => `${item.group}\n${foldTypography(item.text).toLowerCase()}`;

function pair(state: State, before: number, after: number): void {
  state.pairs.set(before, after);
  state.back.set(after, before);
}

/** Pairs items of equal key: those that occur once on each side, then their neighbours, then the rest in order. */
function pairEqual(state: State, keyOf: (item: AlignedItem) => string): void {
  const keysBefore = state.before.map((item, index) => (state.pairs.has(index) ? undefined : keyOf(item)));
  const keysAfter = state.after.map((item, index) => (state.back.has(index) ? undefined : keyOf(item)));
  const [placesBefore, placesAfter] = [placesOf(keysBefore), placesOf(keysAfter)];
  for (const [key, places] of placesBefore) {
    const others = placesAfter.get(key);
    const [only, other] = [places[0], others?.[0]];
    if (places.length === 1 && others?.length === 1 && only !== undefined && other !== undefined) {
      pair(state, only, other);
    }
  }
  const free = (x: number, y: number): boolean =>
    keysBefore[x] !== undefined &&
    keysBefore[x] === keysAfter[y] &&
    !state.pairs.has(x) &&
    !state.back.has(y);
  const extend = (x: number, y: number, step: 1 | -1): void => {
    for (let [i, j] = [x + step, y + step]; free(i, j); i += step, j += step) pair(state, i, j);
  };
  extend(-1, -1, 1);
  extend(keysBefore.length, keysAfter.length, -1);
  for (const [x, y] of [...state.pairs]) {
    extend(x, y, 1);
    extend(x, y, -1);
  }
  for (const [key, places] of placesBefore) {
    const open = (placesAfter.get(key) ?? []).filter((place) => !state.back.has(place));
    const left = open.length === 0 ? [] : places.filter((place) => !state.pairs.has(place));
    for (const [index, place] of left.entries()) {
      const other = open[index];
      if (other !== undefined) pair(state, place, other);
    }
  }
}

function placesOf(keys: readonly (string | undefined)[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    if (key === undefined) continue;
    const list = places.get(key);
    if (list === undefined) places.set(key, [index]);
    else list.push(index);
  }
  return places;
}

function indexesWithout(count: number, taken: Pairing): number[] {
  return Array.from({ length: count }, (_, index) => index).filter((index) => !taken.has(index));
}

/** Pairs the rest by likeness, the likest first; of equals, the nearest in place. */
function pairAlike(state: State): void {
  const restBefore = indexesWithout(state.before.length, state.pairs);
  const restAfter = indexesWithout(state.after.length, state.back);
  const textsOf = (items: readonly AlignedItem[], rest: readonly number[]): string[] =>
    rest.map((index) => items[index]?.text ?? "");
  const words = indexWords(textsOf(state.before, restBefore), textsOf(state.after, restAfter));
  const likely = rareCandidates(words, likeAnywhere);
  for (const { x, y, alone } of pairsInGaps(state, restBefore, restAfter)) {
    const likeness = likenessOf(words, x, y, likeInPlace);
    const short =
      alone && isShort(state.before[restBefore[x] ?? -1]) && isShort(state.after[restAfter[y] ?? -1]);
    if (short || likeness.share >= likeInPlace) likely.push(likeness);
  }
  const drift = ({ before, after }: Likeness): number => Math.abs(before - after);
  likely.sort((x, y) => y.share - x.share || drift(x) - drift(y) || x.before - y.before || x.after - y.after);
  for (const likeness of likely) {
    const [x, y] = [restBefore[likeness.before], restAfter[likeness.after]];
    if (x === undefined || y === undefined || state.pairs.has(x) || state.back.has(y)) continue;
    if (state.before[x]?.group === state.after[y]?.group) pair(state, x, y);
  }
}

/** Combinations of unpaired items that stand between the same paired neighbours, as positions in the two rests. */
function* pairsInGaps(
  state: State,
  restBefore: readonly number[],
  restAfter: readonly number[],
): Generator<{ readonly x: number; readonly y: number; readonly alone: boolean }> {
  const gapBefore = gapsOf(restBefore, (index) => state.pairs.get(index));
  const gapAfter = gapsOf(restAfter, (index) => (state.back.has(index) ? index : undefined));
  for (const [neighbour, befores] of gapBefore) {
    const afters = gapAfter.get(neighbour) ?? [];
    if (befores.length * afters.length > gapLimit) continue;
    const alone = befores.length === 1 && afters.length === 1;
    for (const x of befores) for (const y of afters) yield { x, y, alone };
  }
}

/** Runs of unpaired items by the paired item just before them, named by its place after; -1 at the beginning. */
function gapsOf(
  rest: readonly number[],
  placeAfter: (index: number) => number | undefined,
): Map<number, number[]> {
  const gaps = new Map<number, number[]>();
  let run: number[] = [];
  for (const [position, index] of rest.entries()) {
    if (position === 0 || rest[position - 1] !== index - 1) {
      run = [];
      const neighbour = index === 0 ? -1 : placeAfter(index - 1);
      if (neighbour !== undefined) gaps.set(neighbour, run);
    }
    run.push(position);
  }
  return gaps;
}

function markStayed(state: State): ItemPair[] {
  const weighed = [...state.pairs].map(([before, after]) => ({
    before,
    after,
    weight: 1 + Math.min(state.before[before]?.text.length ?? 0, state.after[after]?.text.length ?? 0),
  }));
  const stayed = heaviestSubsequence(weighed);
  return weighed
    .map((found) => ({ before: found.before, after: found.after, stayed: stayed.has(found) }))
    .sort((x, y) => x.before - y.before);
}
