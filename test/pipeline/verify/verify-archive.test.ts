/** Verification of whole archives: sound ones, and such as were altered in every way that is known. */
import { describe, expect, it } from "vitest";
import { storeReader } from "../../../lib/archive/evidence-reader.ts";
import { type VerifyAsked, verifyArchive } from "../../../lib/pipeline/verify/verify-archive.ts";
import { createMemoryStore, type MemoryBucket } from "../../archive/memory-store.ts";
import { plainLookPorts } from "../simulated-article.ts";
import { alterations, altered, soundArchive } from "./alterations.ts";

const verified = (bucket: MemoryBucket, asked: VerifyAsked) =>
  verifyArchive(storeReader(createMemoryStore({ bucket })), asked);

/** `npm run soak alterations` does the same with a thousand. */
const seeds = Array.from({ length: 50 }, (_, index) => index + 1);
const sounds = await Promise.all(seeds.map(soundArchive));

describe("a sound archive", () => {
  it("is never called altered", async () => {
    for (const { bucket, trusted, seed } of sounds) {
      const { verdict, findings, counts } = await verified(bucket, { ...trusted, derive: plainLookPorts });
      expect({ seed, verdict, findings }).toEqual({ seed, verdict: "sound", findings: [] });
      expect([counts.derivedAgain, counts.ofOtherExtractors]).toEqual([counts.records, 0]);
    }
  });
});

describe.each(Object.keys(alterations))("an archive altered by %s", (kind) => {
  it(`is found out, ${seeds.length} times of ${seeds.length}`, async () => {
    const missed: number[] = [];
    for (const sound of sounds) {
      const { verdict, findings } = await verified(await altered(kind, sound), sound.trusted);
      if (verdict === "sound" || findings.length === 0) missed.push(sound.seed);
    }
    expect(missed).toEqual([]);
  });
});
