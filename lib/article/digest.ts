/** Digests carry their algorithm (`sha256:<hex>`), so that an archive outlives the algorithm. */
import { hash } from "node:crypto";
import * as z from "zod";

const prefix = "sha256:";

export const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/, "a digest of the form sha256:<64 hex>");
export type Digest = z.infer<typeof digestSchema>;

/** SHA-256 of bytes, or of a string's UTF-8 form. */
export function digestOf(content: Uint8Array | string): Digest {
  return prefix + hash("sha256", content);
}

/** The 64 hex digits of a digest, without its algorithm. */
export function hexOf(digest: Digest): string {
  return digest.slice(prefix.length);
}
