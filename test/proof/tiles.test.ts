import { describe, expect, it } from "vitest";
import { leafHash, rootOf } from "../../lib/proof/merkle-tree.ts";
import { bundlePaths, edgePaths, growTree, isEmptyTile, parseBundle } from "../../lib/proof/tiles.ts";

const entryOf = (index: number): Uint8Array => Buffer.from(`entry ${index}\n`);
const nothing = { levels: [], entries: [] };

/** Grows a tree step by step from what it left as files, and answers all of them with its last root. */
function grownBy(steps: readonly number[]) {
  const files = new Map<string, Uint8Array>();
  let size = 0;
  let root: Uint8Array = rootOf([]);
  for (const step of steps) {
    const { levels, entries } = edgePaths(size);
    const bytesAt = (path: string) => (isEmptyTile(path) ? new Uint8Array() : files.get(path));
    const edge = levels.map((path) => bytesAt(path) ?? expect.unreachable(path));
    const tree = growTree(size, {
      levels: edge,
      entries: parseBundle(bytesAt(entries) ?? new Uint8Array()) ?? [],
    });
    for (let index = size; index < size + step; index++) tree.append(entryOf(index));
    for (const { path, bytes } of tree.takeFiles()) {
      expect(files.get(path) ?? bytes).toEqual(bytes);
      files.set(path, bytes);
    }
    size = tree.size;
    root = tree.root();
  }
  return { files, root };
}

describe("a tree as tiles", () => {
  it.each([1, 2, 255, 256, 257, 511, 512, 1000])("of %i leaves has the root of all its leaves", (size) => {
    const { root } = grownBy([size]);
    const leaves = Array.from({ length: size }, (_, index) => leafHash(entryOf(index)));
    expect(Buffer.compare(root, rootOf(leaves))).toBe(0);
  });

  it("is the same however it grew, and its bundles hold its entries in order", () => {
    const { root, files } = grownBy([1, 254, 1, 1, 300, 43]);
    expect(Buffer.compare(root, grownBy([600]).root)).toBe(0);
    const entries = bundlePaths(600).flatMap((path) => parseBundle(files.get(path) ?? Buffer.of(1)) ?? []);
    expect(entries.map((entry) => Buffer.from(entry).toString())).toEqual(
      Array.from({ length: 600 }, (_, index) => `entry ${index}\n`),
    );
  });

  it("has the tiles of the specification's example of 70,000 leaves", () => {
    const tree = growTree(0, nothing);
    for (let index = 0; index < 70_000; index++) tree.append(entryOf(index));
    const files = tree.takeFiles().map(({ path, bytes }) => [path, bytes.length / 32] as const);
    const tiles = files.filter(([path]) => !path.includes("entries"));
    expect(tiles.filter(([path]) => /^tile\/0\/\d{3}$/.test(path))).toHaveLength(273);
    expect(tiles.filter(([path]) => path.includes(".p/"))).toEqual([
      ["tile/0/273.p/112", 112],
      ["tile/1/001.p/17", 17],
      ["tile/2/000.p/1", 1],
    ]);
    expect(tiles).toContainEqual(["tile/1/000", 256]);
    expect(tiles).toHaveLength(277);
  });

  it("numbers tiles beyond a thousand by folders", () => {
    expect(edgePaths(1234067 * 256 + 1).levels[0]).toBe("tile/0/x001/x234/067.p/1");
  });
});

describe("a bundle", () => {
  it("that was cut is none", () => {
    expect(parseBundle(Buffer.of(0, 2, 65))).toBeUndefined();
    expect(parseBundle(Buffer.of(0))).toBeUndefined();
  });
});
