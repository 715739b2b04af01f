/** Undoes `Content-Encoding`, strictly and within bounds: what was cut, or swells beyond reason, is never text. Pure. */
import zlib from "node:zlib";
import type { HeaderLines } from "../article/capture.ts";
import type { Outcome } from "../article/outcome.ts";
import { causeOf, type Fault } from "./fault.ts";
import { headerValues } from "./header-values.ts";
import type { CaptureLimits } from "./limits.ts";

type Undo = (bytes: Uint8Array, maxOutputLength: number) => Uint8Array;

/** RFC 9659: no window over 8 MiB on the web. */
const zstdWindowLog = 23;

const undoings: Readonly<Record<string, Undo>> = {
  gzip: (bytes, maxOutputLength) => zlib.gunzipSync(bytes, { maxOutputLength }),
  "x-gzip": (bytes, maxOutputLength) => zlib.gunzipSync(bytes, { maxOutputLength }),
  deflate: (bytes, maxOutputLength) =>
    hasZlibHeader(bytes)
      ? zlib.inflateSync(bytes, { maxOutputLength })
      : zlib.inflateRawSync(bytes, { maxOutputLength }),
  br: (bytes, maxOutputLength) => zlib.brotliDecompressSync(bytes, { maxOutputLength }),
  ...zstdWhereNodeHasIt(),
};

/** Node has zstd from 22.15 on. It is undone when served, and never asked for: an archive must open on any Node. */
function zstdWhereNodeHasIt(): Record<string, Undo> {
  if (!("zstdDecompressSync" in zlib)) return {};
  const params = { [zlib.constants.ZSTD_d_windowLogMax]: zstdWindowLog };
  return { zstd: (bytes, maxOutputLength) => zlib.zstdDecompressSync(bytes, { maxOutputLength, params }) };
}

/** What we ask for: every coding that every Node we run on can undo. */
export const acceptEncoding = "gzip, br, deflate";

/** RFC 1950: some servers send bare RFC 1951 instead, as browsers accept. */
function hasZlibHeader(bytes: Uint8Array): boolean {
  const [method = 0, flags = 0] = bytes;
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

/** The entity without its codings, last applied first undone. */
export function undoContentCoding(
  payload: Uint8Array,
  headers: HeaderLines,
  limits: CaptureLimits,
): Uint8Array | Fault {
  const codings = contentCodings(headers);
  if (codings.length > limits.codings) {
    return { outcome: "bad-encoding", reason: `${codings.length} content codings stacked` };
  }
  const most = Math.min(limits.decodedBytes, Math.max(limits.ratioFloorBytes, limits.ratio * payload.length));
  let bytes = payload;
  for (const coding of codings.reverse()) {
    const undone = undoOne(bytes, coding, most);
    if (!(undone instanceof Uint8Array)) return undone;
    bytes = undone;
  }
  if (bytes.length <= most) return bytes;
  return { outcome: "too-large", reason: `more than ${most} bytes` };
}

function contentCodings(headers: HeaderLines): string[] {
  return headerValues(headers, "content-encoding")
    .flatMap((value) => value.toLowerCase().split(","))
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "identity");
}

function undoOne(bytes: Uint8Array, coding: string, most: number): Uint8Array | Fault {
  const undo = Object.hasOwn(undoings, coding) ? undoings[coding] : undefined;
  if (undo === undefined)
    return { outcome: "bad-encoding", reason: `the content coding ${coding.slice(0, 40)}` };
  try {
    return undo(bytes, most);
  } catch (error) {
    const cause = causeOf(error);
    const outcome = outcomesByCause[cause] ?? "bad-encoding";
    return {
      outcome,
      reason: outcome === "too-large" ? `${coding} swells beyond ${most} bytes` : `${coding}: ${cause}`,
    };
  }
}

/** What Node's zlib says; all else is damage. */
const outcomesByCause: Readonly<Record<string, Outcome>> = {
  ERR_BUFFER_TOO_LARGE: "too-large",
  Z_BUF_ERROR: "truncated",
};
