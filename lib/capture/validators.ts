/**
 * What a conditional request needs, taken and given back byte for byte. An ETag that could break a header line is not
 * kept, and none goes to another URL than the one that gave it. Pure.
 */
import type { HeaderLines, Validators } from "../article/capture.ts";
import { lastHeader } from "./header-values.ts";

/** Visible characters, space, and the upper half of Latin-1. */
const sendable = /^[\x20-\x7e\x80-\xff]+$/;
/** Honest ones have under 100 characters; they stand in every line of checks. */
const longest = 1024;

function kept(value: string | undefined): string | undefined {
  return value !== undefined && value.length <= longest && sendable.test(value) ? value : undefined;
}

/** Of an answer: undefined when it gave none that may be stored. */
export function validatorsOf(url: string, headers: HeaderLines): Validators | undefined {
  const etag = kept(lastHeader(headers, "etag"));
  const lastModified = kept(lastHeader(headers, "last-modified"));
  if (etag === undefined && lastModified === undefined) return undefined;
  return {
    url,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

/** The header lines for a request to `url`; none when the validators are another URL's. */
export function conditionalHeaders(url: string, validators: Validators | undefined): HeaderLines {
  if (validators?.url !== url) return [];
  const lines: HeaderLines = [];
  const etag = kept(validators.etag);
  const lastModified = kept(validators.lastModified);
  if (etag !== undefined) lines.push(["if-none-match", etag]);
  if (lastModified !== undefined) lines.push(["if-modified-since", lastModified]);
  return lines;
}
