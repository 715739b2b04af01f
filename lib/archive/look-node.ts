/** One node of the tree of looks as bytes: gzip members one after the other, the first of them its head. Pure. */
import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod";
import { DamagedObjectError } from "../article/errors.ts";

/** `from`, of a root: parts of checks before this key are not in the tree; "" where all are. */
const headSchema = z.object({ format: z.literal(1), from: z.string().optional() });
type NodeHead = z.infer<typeof headSchema>;

interface LookNode {
  readonly head: NodeHead;
  /** As they stand in the parts of checks, without their ends. */
  readonly lines: readonly string[];
}

/** A node holds half a megabyte gzipped; one many times as large when unpacked is not ours. */
const unpackedLimit = 256 * 1024 * 1024;

export function encodeNode({ head, lines }: LookNode): Uint8Array {
  const first = gzipSync(`${JSON.stringify(headSchema.parse(head))}\n`);
  return lines.length === 0 ? first : Buffer.concat([first, encodeLines(lines)]);
}

export function encodeLines(lines: readonly string[]): Uint8Array {
  return gzipSync(lines.map((line) => `${line}\n`).join(""));
}

/** Throws a DamagedObjectError that names the key. */
export function decodeNode(key: string, bytes: Uint8Array): LookNode {
  try {
    const text = gunzipSync(bytes, { maxOutputLength: unpackedLimit }).toString("utf8");
    const [head = "", ...lines] = text.split("\n").slice(0, -1);
    return { head: headSchema.parse(JSON.parse(head)), lines };
  } catch (cause) {
    throw new DamagedObjectError(key, "not as its format says: `stet rebuild` makes it anew", { cause });
  }
}

/** The article of a line: its second field, as every line of checks has it (lib/article/look.ts). */
export function articleOfLine(key: string, line: string): string {
  const [, articleId] = /^\{"format":1,"articleId":"([^"\\]+)"/.exec(line) ?? [];
  if (articleId === undefined) throw new DamagedObjectError(key, "holds a line that is no look");
  return articleId;
}
