/**
 * Every bound on what the web may make us do. Each has a default and a hard ceiling that no configuration passes, so
 * that a slip of the pen (seconds for milliseconds) cannot turn a watcher into a download of the whole web.
 */
import * as z from "zod";
import { UsageError } from "../article/errors.ts";

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;
const second = 1000;

const bound = (usual: number, ceiling: number) => z.int().min(1).max(ceiling).default(usual);

const limitsSchema = z.strictObject({
  /** Bytes of a body as they come. */
  wireBytes: bound(10 * mebibyte, 64 * mebibyte),
  /** Bytes of a body once uncompressed. */
  decodedBytes: bound(20 * mebibyte, 128 * mebibyte),
  /** Uncompressed bytes for one compressed, asked only of what is larger than `ratioFloorBytes`. */
  ratio: bound(200, 1000),
  ratioFloorBytes: bound(mebibyte, 16 * mebibyte),
  /** Content codings stacked on one body. */
  codings: bound(2, 2),
  /** To look a name up, and again to connect (TLS included). */
  connectMs: bound(5 * second, 30 * second),
  /** From the request to the last header. */
  headersMs: bound(10 * second, 60 * second),
  /** Of header names and values together. */
  headerBytes: bound(64 * kibibyte, 256 * kibibyte),
  /** On the line for one page, redirects included; time spent waiting for leave (robots.txt) is not counted. */
  exchangeMs: bound(30 * second, 120 * second),
  redirects: bound(10, 20),
  /** Of a URL, a redirect's too: what reads it (robots rules above all) costs by its length. */
  urlCharacters: bound(2048, 8192),
  /** Kept of an answer that is no page, such as a 404. */
  errorBodyBytes: bound(256 * kibibyte, mebibyte),
  /** RFC 9309 §2.5 asks for 500 KiB at least. */
  robotsBytes: bound(500 * kibibyte, mebibyte),
  /** RFC 9309 §2.3.1.2 asks for five at least. */
  robotsRedirects: bound(5, 10),
});
export type CaptureLimits = Readonly<z.infer<typeof limitsSchema>>;

export const defaultLimits: CaptureLimits = limitsSchema.parse({});

/** The limits in force. Throws a UsageError that names every wrong one. */
export function captureLimits(wished: Readonly<Partial<CaptureLimits>> = {}): CaptureLimits {
  const parsed = limitsSchema.safeParse(wished);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new UsageError(`these limits cannot be: ${wrong.join("; ")}`);
}
