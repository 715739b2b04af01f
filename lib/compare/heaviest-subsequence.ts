/** Which of several pairs can be read in one order on both sides: what stayed. The others moved. */

export interface WeighedPair {
  readonly before: number;
  readonly after: number;
  /** More than 0. */
  readonly weight: number;
}

/**
 * The heaviest set of pairs that ascends on both sides; each position occurs in one pair at most. O(n log n): a Fenwick
 * tree over the positions after holds the heaviest chain that ends at or below each.
 */
export function heaviestSubsequence<Pair extends WeighedPair>(pairs: readonly Pair[]): Set<Pair> {
  const ordered = [...pairs].sort((x, y) => x.before - y.before);
  const size = ordered.reduce((most, pair) => Math.max(most, pair.after + 1), 0);
  const heaviest = new Float64Array(size + 1);
  const endOf = new Int32Array(size + 1).fill(-1);
  const previous = new Int32Array(ordered.length).fill(-1);
  let best = 0;
  let bestEnd = -1;
  for (const [index, { after, weight }] of ordered.entries()) {
    let below = 0;
    let chain = -1;
    for (let node = after; node > 0; node -= node & -node) {
      if ((heaviest[node] ?? 0) <= below) continue;
      below = heaviest[node] ?? 0;
      chain = endOf[node] ?? -1;
    }
    previous[index] = chain;
    const total = below + weight;
    if (total > best) {
      best = total;
      bestEnd = index;
    }
    for (let node = after + 1; node <= size; node += node & -node) {
      if (total > (heaviest[node] ?? 0)) {
        heaviest[node] = total;
        endOf[node] = index;
      }
    }
  }
  const chosen = new Set<Pair>();
  for (let index = bestEnd; index >= 0; index = previous[index] ?? -1) {
    const pair = ordered[index];
    if (pair !== undefined) chosen.add(pair);
  }
  return chosen;
}
