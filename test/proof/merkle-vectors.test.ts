/** transparency-dev/merkle's own vectors: proofs that hold, and many more that must be refused. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { holdsConsistency, holdsInclusion } from "../../lib/proof/merkle-tree.ts";
import { sharedPath } from "../shared-folder.ts";

const hash = z.string().transform((text) => Buffer.from(text, "base64"));
/** Sizes of 64 bits stand in some; as JSON numbers they lose their last digits, which no verdict depends on. */
const size = z.number();
const proof = z.array(hash).nullable();
const inclusionSchema = z.object({
  leafIdx: size,
  treeSize: size,
  root: hash,
  leafHash: hash,
  proof,
  wantErr: z.boolean(),
});
const consistencySchema = z.object({
  size1: size,
  size2: size,
  root1: hash,
  root2: hash,
  proof,
  wantErr: z.boolean(),
});

const suite = sharedPath("suites/merkle");

function vectors(kind: string): string[] {
  if (suite === undefined) return [];
  const folder = join(suite, kind);
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
}

const read = (kind: string, name: string): unknown =>
  JSON.parse(readFileSync(join(suite ?? "", kind, name), "utf8"));

describe.runIf(suite !== undefined)("transparency-dev/merkle", () => {
  it("has 196 vectors", () => {
    expect(vectors("inclusion").length + vectors("consistency").length).toBe(196);
  });

  it.each(vectors("inclusion"))("inclusion %s", (name) => {
    const { leafIdx, treeSize, root, leafHash, ...rest } = inclusionSchema.parse(read("inclusion", name));
    const given = { index: leafIdx, size: treeSize, root, leaf: leafHash, proof: rest.proof ?? [] };
    expect(holdsInclusion(given)).toBe(!rest.wantErr);
  });

  it.each(vectors("consistency"))("consistency %s", (name) => {
    const { wantErr, ...given } = consistencySchema.parse(read("consistency", name));
    expect(holdsConsistency({ ...given, proof: given.proof ?? [] })).toBe(!wantErr);
  });
});
