import { describe, expect, it } from "vitest";
import {
  consistencyProof,
  holdsConsistency,
  holdsInclusion,
  inclusionProof,
  leafHash,
  rootOf,
} from "../../lib/proof/merkle-tree.ts";

const most = 40;
const leaves = Array.from({ length: most }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));

describe("a tree", () => {
  it("without leaves has the root that RFC 6962 gives it", () => {
    expect(Buffer.from(rootOf([])).toString("hex")).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  });

  it("proves every leaf of every size, and no other leaf", () => {
    for (let size = 1; size <= most; size++) {
      const some = leaves.slice(0, size);
      const root = rootOf(some);
      for (const [index, leaf] of some.entries()) {
        const given = { index, size, leaf, proof: inclusionProof(some, index), root };
        expect(holdsInclusion(given)).toBe(true);
        expect(holdsInclusion({ ...given, leaf: leafHash(Buffer.from("another")) })).toBe(false);
        expect(holdsInclusion({ ...given, index: index + 1 })).toBe(false);
      }
    }
  });

  it("proves every earlier size of itself, and no other history", () => {
    for (let size2 = 1; size2 <= most; size2++) {
      const root2 = rootOf(leaves.slice(0, size2));
      for (let size1 = 1; size1 <= size2; size1++) {
        const proof = consistencyProof(leaves.slice(0, size2), size1);
        const given = { size1, size2, root1: rootOf(leaves.slice(0, size1)), root2, proof };
        expect(holdsConsistency(given)).toBe(true);
        expect(holdsConsistency({ ...given, root1: rootOf([]) })).toBe(false);
      }
    }
  });
});
