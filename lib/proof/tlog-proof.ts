/** C2SP tlog-proof: that one entry stands in a log, as text that can be checked without asking the log. Pure. */
import { encodeBase64 } from "./base64.ts";
import type { Hash } from "./merkle-tree.ts";

/** `checkpoint`: the signed note, whole. */
export function formatTlogProof(index: number, proof: readonly Hash[], checkpoint: string): string {
  return ["c2sp.org/tlog-proof@v1", `index ${index}`, ...proof.map(encodeBase64), "", checkpoint].join("\n");
}
