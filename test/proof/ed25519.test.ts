/** Node's Ed25519 on RFC 8032's own example, and on the edge cases of C2SP/CCTV. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  makeSeed,
  publicKeyOf,
  rawPublicKey,
  signEd25519,
  verifiesEd25519,
} from "../../lib/proof/ed25519.ts";
import { sharedPath } from "../shared-folder.ts";

const hex = z.string().transform((text) => Buffer.from(text, "hex"));
const vectorsSchema = z.array(
  z.object({ number: z.int(), key: hex, sig: hex, msg: z.string(), flags: z.array(z.string()).nullable() }),
);

const suite = sharedPath("suites/ed25519/ed25519vectors.json");
const vectors = suite === undefined ? [] : vectorsSchema.parse(JSON.parse(readFileSync(suite, "utf8")));

/**
 * Node's Ed25519 is stricter than RFC 8032 asks: it checks without the cofactor (allowed), refuses points of low order,
 * which no honest key or signature has, and every form of a point but the canonical one. Points that only have a
 * component of low order pass.
 */
const refused = ["low_order_residue", "low_order_A", "low_order_R", "non_canonical_A", "non_canonical_R"];

describe("Ed25519", () => {
  it("signs as RFC 8032 §7.1 shows (TEST 2)", () => {
    const seed = Buffer.from("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "hex");
    const message = Buffer.of(0x72);
    expect(Buffer.from(publicKeyOf(seed)).toString("hex")).toBe(
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    );
    expect(Buffer.from(signEd25519(seed, message)).toString("hex")).toBe(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    );
  });

  it("verifies what a fresh key signed, and nothing else", () => {
    const seed = makeSeed();
    const message = Buffer.from("words");
    const signature = signEd25519(seed, message);
    expect(verifiesEd25519(publicKeyOf(seed), message, signature)).toBe(true);
    expect(verifiesEd25519(publicKeyOf(seed), Buffer.from("other words"), signature)).toBe(false);
    expect(verifiesEd25519(publicKeyOf(makeSeed()), message, signature)).toBe(false);
    expect(verifiesEd25519(publicKeyOf(seed), message, signature.subarray(1))).toBe(false);
  });

  it("takes no other key for one of its own", () => {
    expect(() => rawPublicKey(Buffer.alloc(44))).toThrow("no Ed25519 public key");
  });

  it.runIf(suite !== undefined)("judges every edge case by the rule named above", () => {
    const wrong = vectors.filter(({ key, sig, msg, flags }) => {
      const expected = !(flags ?? []).some((flag) => refused.includes(flag));
      return verifiesEd25519(key, Buffer.from(msg), sig) !== expected;
    });
    expect(vectors).toHaveLength(914);
    expect(wrong.map(({ number }) => number)).toEqual([]);
  });
});
