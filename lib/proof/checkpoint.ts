/** C2SP tlog-checkpoint: what a log signs of its tree, as the text of a note. Pure. */
import { decodeBase64, encodeBase64 } from "./base64.ts";
import { type Hash, hashBytes } from "./merkle-tree.ts";

export interface Checkpoint {
  /** Which log: the name of its key as well. */
  readonly origin: string;
  /** How many leaves. */
  readonly size: number;
  readonly root: Hash;
}

export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${encodeBase64(root)}\n`;
}

/** Undefined for a text that is no checkpoint. Extension lines are let pass: they are opaque. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = "", decimal = "", encoded = "", ...rest] = text.split("\n");
  const root = decodeBase64(encoded);
  const size = /^(?:0|[1-9]\d{0,15})$/.test(decimal) ? Number(decimal) : undefined;
  const extensions = rest.slice(0, -1);
  if (rest.at(-1) !== "" || extensions.includes("") || origin === "") return undefined;
  return size !== undefined && root?.length === hashBytes ? { origin, size, root } : undefined;
}
