/** Pairs items of equal key: those that occur once on each side, then their neighbours, then the rest in order. */
import { type AlignedItem, type Alignment, pair } from "./alignment.ts";

type Keys = readonly (string | undefined)[];

export function pairEqual(alignment: Alignment, keyOf: (item: AlignedItem) => string): void {
  const { before, after, pairs, back } = alignment;
  const keysBefore = before.map((item, index) => (pairs.has(index) ? undefined : keyOf(item)));
  const keysAfter = after.map((item, index) => (back.has(index) ? undefined : keyOf(item)));
  const [placesBefore, placesAfter] = [placesOf(keysBefore), placesOf(keysAfter)];
  for (const [key, places] of placesBefore) {
    const others = placesAfter.get(key);
    const [only, other] = [places[0], others?.[0]];
    if (places.length === 1 && others?.length === 1 && only !== undefined && other !== undefined) {
      pair(alignment, only, other);
    }
  }
  pairNeighbours(alignment, keysBefore, keysAfter);
  for (const [key, places] of placesBefore) {
    const open = (placesAfter.get(key) ?? []).filter((place) => !back.has(place));
    const left = open.length === 0 ? [] : places.filter((place) => !pairs.has(place));
    for (const [index, place] of left.entries()) {
      const other = open[index];
      if (other !== undefined) pair(alignment, place, other);
    }
  }
}

/** From both ends of the text, and from each pair on. */
function pairNeighbours(alignment: Alignment, keysBefore: Keys, keysAfter: Keys): void {
  const { pairs, back } = alignment;
  const free = (x: number, y: number): boolean =>
    keysBefore[x] !== undefined && keysBefore[x] === keysAfter[y] && !pairs.has(x) && !back.has(y);
  const extend = (x: number, y: number, step: 1 | -1): void => {
    for (let offset: number = step; free(x + offset, y + offset); offset += step)
      pair(alignment, x + offset, y + offset);
  };
  extend(-1, -1, 1);
  extend(keysBefore.length, keysAfter.length, -1);
  for (const [x, y] of [...pairs]) {
    extend(x, y, 1);
    extend(x, y, -1);
  }
}

function placesOf(keys: Keys): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    if (key === undefined) continue;
    const list = places.get(key);
    if (list === undefined) places.set(key, [index]);
    else list.push(index);
  }
  return places;
}
