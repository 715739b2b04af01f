/**
 * C2SP tlog-tiles: the tree as files that are written once. A tile holds up to 256 neighbouring hashes of one level,
 * and each level's hashes are the roots of full tiles of the level below; entry bundles hold the leaves themselves.
 * Paths are below the log's own prefix. Pure.
 */
import { type Hash, hashBytes, leafHash, rootOf } from "./merkle-tree.ts";

const tileWidth = 256;

interface TileFile {
  /** Such as `tile/0/x001/234` or `tile/entries/000.p/17`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** `level`: a number, or `entries`. `width`: of a partial tile; 256 for a full one. */
function tilePath(level: number | "entries", index: number, width: number): string {
  const parts = [String(index % 1000).padStart(3, "0")];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    parts.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
  return `tile/${level}/${parts.join("/")}${width === tileWidth ? "" : `.p/${width}`}`;
}

const bundlePath = (index: number, width: number = tileWidth): string => tilePath("entries", index, width);

/** The bundles of a tree, in order. */
export function bundlePaths(size: number): string[] {
  const full = indexAt(size, 0);
  const width = size % tileWidth;
  const paths = Array.from({ length: full }, (_, index) => bundlePath(index));
  return width === 0 ? paths : [...paths, bundlePath(full, width)];
}

/** An entry's length stands before it in two bytes. */
const longestEntry = 0xffff;

function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length), entry]));
}

/** Undefined where the bytes do not end with an entry. */
export function parseBundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const end = at + 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    if (end > bytes.length) return undefined;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return at === bytes.length ? entries : undefined;
}

/** What a level's last, partial tile holds, level by level from the leaves up; and the entries of the last bundle. */
interface Edge {
  readonly levels: Hash[][];
  entries: Uint8Array[];
}

/** A tree that grows at its right edge, of which alone it knows. */
export interface GrowingTree {
  readonly size: number;
  append(entry: Uint8Array): void;
  root(): Hash;
  /** The tiles and bundles that the entries appended so far have filled, then those that are partial now. */
  takeFiles(): TileFile[];
}

/** The files of which `growTree` must know the bytes: those at the right edge of a tree of this size, by level. */
export function edgePaths(size: number): { readonly levels: readonly string[]; readonly entries: string } {
  const levels: string[] = [];
  let level = 0;
  for (let count = size; count > 0; count = Math.floor(count / tileWidth)) {
    levels.push(tilePath(level, Math.floor(count / tileWidth), count % tileWidth));
    level += 1;
  }
  return { levels, entries: bundlePath(indexAt(size, 0), size % tileWidth) };
}

/** Whether a path of `edgePaths` stands for a tile without hashes, which is never written. */
export const isEmptyTile = (path: string): boolean => path.endsWith(".p/0");

/** `edge`: the bytes under the paths of `edgePaths(size)`. */
export function growTree(
  size: number,
  edge: { readonly levels: readonly Uint8Array[]; readonly entries: readonly Uint8Array[] },
): GrowingTree {
  const own: Edge = { levels: edge.levels.map(hashesOf), entries: [...edge.entries] };
  const filled: TileFile[] = [];
  let grown = size;

  function push(level: number, hash: Hash): void {
    const tile = own.levels[level] ?? [];
    own.levels[level] = tile;
    tile.push(hash);
    if (tile.length < tileWidth) return;
    filled.push({ path: tilePath(level, indexAt(grown, level) - 1, tileWidth), bytes: Buffer.concat(tile) });
    own.levels[level] = [];
    push(level + 1, rootOf(tile));
  }

  return {
    get size() {
      return grown;
    },
    append(entry) {
      if (entry.length > longestEntry) throw new RangeError(`an entry of ${entry.length} bytes`);
      grown += 1;
      own.entries.push(entry);
      if (own.entries.length === tileWidth) {
        filled.push({ path: bundlePath(indexAt(grown, 0) - 1), bytes: formatBundle(own.entries) });
        own.entries = [];
      }
      push(0, leafHash(entry));
    },
    root: () => rootOfEdge(own.levels),
    takeFiles: () => [...filled.splice(0), ...partialFiles(grown, own)],
  };
}

/** How many full tiles a level has. */
const indexAt = (size: number, level: number): number => Math.floor(size / tileWidth ** (level + 1));

function partialFiles(size: number, { levels, entries }: Edge): TileFile[] {
  const tiles = levels.flatMap((tile, level) =>
    tile.length === 0
      ? []
      : [{ path: tilePath(level, indexAt(size, level), tile.length), bytes: Buffer.concat(tile) }],
  );
  if (entries.length === 0) return tiles;
  return [{ path: bundlePath(indexAt(size, 0), entries.length), bytes: formatBundle(entries) }, ...tiles];
}

/** What is incomplete at one level is the last, lesser subtree among the hashes of the next. */
function rootOfEdge(levels: readonly (readonly Hash[])[]): Hash {
  const below: Hash[] = [];
  for (const tile of levels) {
    const nodes = [...tile, ...below.splice(0)];
    if (nodes.length > 0) below.push(rootOf(nodes));
  }
  return rootOf(below);
}

function hashesOf(bytes: Uint8Array): Hash[] {
  return Array.from({ length: Math.floor(bytes.length / hashBytes) }, (_, index) =>
    bytes.subarray(index * hashBytes, (index + 1) * hashBytes),
  );
}
