/**
 * A leaf of the tree: one line as sha256sum(1) writes it, the digest of an object and its key. So the entries of a tree,
 * one after the other, are a list that `sha256sum --check` understands, and a leaf says nothing that its object holds.
 * Pure.
 */
import { type Digest, hexOf } from "../article/digest.ts";

export interface Entry {
  readonly digest: Digest;
  readonly key: string;
}

export function formatEntry({ digest, key }: Entry): string {
  return `${hexOf(digest)}  ${key}\n`;
}

/** Undefined for what is no such line. */
export function parseEntry(bytes: Uint8Array): Entry | undefined {
  const [, hex, key] = /^([0-9a-f]{64}) {2}([^\n]+)\n$/.exec(Buffer.from(bytes).toString("utf8")) ?? [];
  return hex === undefined || key === undefined ? undefined : { digest: `sha256:${hex}`, key };
}
