/**
 * The Merkle tree of RFC 6962 §2.1 over SHA-256: hashes, roots, and proofs of inclusion and consistency. Proofs are
 * checked as RFC 9162 §2.1.3.2 and §2.1.4.2 put it. Pure.
 */
import { createHash } from "node:crypto";

export type Hash = Uint8Array;

export const hashBytes = 32;

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

export function leafHash(entry: Uint8Array): Hash {
  return createHash("sha256").update(leafMark).update(entry).digest();
}

function nodeHash(left: Hash, right: Hash): Hash {
  return createHash("sha256").update(nodeMark).update(left).update(right).digest();
}

export function sameHash(one: Hash, other: Hash): boolean {
  return Buffer.compare(one, other) === 0;
}

/** The root over leaf hashes, or over the roots of complete subtrees of one height of which the last may be less. */
export function rootOf(leaves: readonly Hash[]): Hash {
  const [first] = leaves;
  if (first === undefined) return createHash("sha256").digest();
  if (leaves.length === 1) return first;
  const split = splitOf(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** The largest power of two below `size`, which is at least 2. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** Sibling by sibling, from the leaf up. */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return index < split
    ? [...inclusionProof(left, index), rootOf(right)]
    : [...inclusionProof(right, index - split), rootOf(left)];
}

/** That the tree over all `leaves` begins with the tree over the first `size` of them, at least one. */
export function consistencyProof(leaves: readonly Hash[], size: number): Hash[] {
  return consistencyWithin(leaves, size, true);
}

/** RFC 6962 §2.1.2, SUBPROOF. `known`: the first `size` leaves are the whole old tree, whose root is known. */
function consistencyWithin(leaves: readonly Hash[], size: number, known: boolean): Hash[] {
  if (size === leaves.length) return known ? [] : [rootOf(leaves)];
  const split = splitOf(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return size <= split
    ? [...consistencyWithin(left, size, known), rootOf(right)]
    : [...consistencyWithin(right, size - split, false), rootOf(left)];
}

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}

export function holdsInclusion({ index, size, leaf, proof, root }: Inclusion): boolean {
  if (leaf.length !== hashBytes || index >= size) return false;
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isRightOrLone(place, last)) {
      hash = nodeHash(sibling, hash);
      [place, last] = pastLoneLevels(place, last);
    } else {
      hash = nodeHash(hash, sibling);
    }
    [place, last] = up(place, last);
  }
  return last === 0 && sameHash(hash, root);
}

export interface Consistency {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Hash;
  readonly root2: Hash;
  readonly proof: readonly Hash[];
}

export function holdsConsistency({ size1, size2, root1, root2, proof }: Consistency): boolean {
  // Every tree begins with the empty one: nothing is said by it.
  if (size1 === 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && sameHash(root1, root2);
  const path: readonly Hash[] = Number.isInteger(Math.log2(size1)) ? [root1, ...proof] : proof;
  let [place, last] = pastRights(size1 - 1, size2 - 1);
  const [first, ...siblings] = path;
  if (first === undefined || proof.length === 0) return false;
  let old = first;
  let now = first;
  for (const sibling of siblings) {
    if (last === 0) return false;
    if (isRightOrLone(place, last)) {
      old = nodeHash(sibling, old);
      now = nodeHash(sibling, now);
      [place, last] = pastLoneLevels(place, last);
    } else {
      now = nodeHash(now, sibling);
    }
    [place, last] = up(place, last);
  }
  return last === 0 && sameHash(old, root1) && sameHash(now, root2);
}

const isRight = (place: number): boolean => place % 2 === 1;
const isRightOrLone = (place: number, last: number): boolean => isRight(place) || place === last;

/** Sizes go beyond the 32 bits of JavaScript's own shifts. */
const up = (place: number, last: number): [number, number] => [Math.floor(place / 2), Math.floor(last / 2)];

/** Levels at which a node has no sibling, and is its own parent. */
function pastLoneLevels(place: number, last: number): [number, number] {
  let at: [number, number] = [place, last];
  while (!isRight(at[0]) && at[0] !== 0) at = up(...at);
  return at;
}

function pastRights(place: number, last: number): [number, number] {
  let at: [number, number] = [place, last];
  while (isRight(at[0])) at = up(...at);
  return at;
}
