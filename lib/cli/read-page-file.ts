/** A page from a file or from standard input, read under the same limits and decoded by the same rules as one captured. */
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { codeOf } from "../archive/error-code.ts";
import type { HeaderLines } from "../article/capture.ts";
import { LimitExceededError, UnreadablePageError, UsageError } from "../article/errors.ts";
import { decodePayload } from "../capture/decode.ts";
import { defaultLimits } from "../capture/limits.ts";
import type { Io } from "./io.ts";

const mebibyte = 1024 * 1024;

/** `-` is standard input. Throws a UsageError when there is no such file, another StetError when it is no page. */
export async function readPageBytes(io: Io, path: string): Promise<Uint8Array> {
  const source = path === "-" ? io.stdin : createReadStream(resolve(io.cwd, path));
  try {
    return await collected(source, nameOf(path));
  } catch (error) {
    const reason = refusals.get(codeOf(error) ?? "");
    if (reason === undefined) throw error;
    throw new UsageError(`${path}: ${reason}`, { cause: error });
  }
}

const refusals: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["EISDIR", "this is a folder: name a file in it"],
  ["EACCES", "this user may not read it"],
  ["EPERM", "this user may not read it"],
  ["ENAMETOOLONG", "no file has so long a name"],
  ["ENOTDIR", "there is no such file"],
]);

export const nameOf = (path: string): string => (path === "-" ? "standard input" : path);

async function collected(source: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    length += chunk.byteLength;
    if (length > defaultLimits.wireBytes) {
      throw new LimitExceededError(
        `${name}: larger than ${defaultLimits.wireBytes / mebibyte} MiB, the largest page that stet reads`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Bytes to text. A file says nothing of itself: it is taken for HTML, and for gzip where it begins as gzip does. What
 * begins as no text does is judged as an answer that says nothing of itself either.
 */
export function decodePage(bytes: Uint8Array, path: string): string {
  const coding = codingOf(bytes);
  const page = decodePayload(bytes, [["content-type", "text/html"], ...coding]);
  if ("outcome" in page) throw new UnreadablePageError(`${nameOf(path)}: ${page.reason}`);
  if (beginsBinary(page.html) && "outcome" in decodePayload(bytes, coding))
    throw new UnreadablePageError(`${nameOf(path)}: no page, and no text: nothing in it looks like HTML`);
  return page.html;
}

/** WHATWG MIME Sniffing §3, "binary data byte": from, to. */
const binaryBytes = [
  [0x00, 0x08],
  [0x0b, 0x0b],
  [0x0e, 0x1a],
  [0x1c, 0x1f],
] as const;
/** The same, §5.2: the resource header. */
const sniffedLength = 1445;

function beginsBinary(text: string): boolean {
  const codes = Array.from(text.slice(0, sniffedLength), (character) => character.charCodeAt(0));
  return codes.some((code) => binaryBytes.some(([from, to]) => code >= from && code <= to));
}

/** RFC 1952 §2.3.1. */
const gzipMagic = [0x1f, 0x8b] as const;

function codingOf(bytes: Uint8Array): HeaderLines {
  const isGzip = gzipMagic.every((byte, index) => bytes[index] === byte);
  return isGzip ? [["content-encoding", "gzip"]] : [];
}
