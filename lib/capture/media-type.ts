/** What the server says the answer is. Pure; sniffs only where nothing is said. */
import { MIMEType } from "node:util";
import type { HeaderLines } from "../article/capture.ts";
import { headerValues } from "./header-values.ts";

const pageTypes: ReadonlySet<string> = new Set(["text/html", "application/xhtml+xml"]);

/** The last `Content-Type` that parses, as browsers take it. */
export function mediaType(headers: HeaderLines): MIMEType | undefined {
  const values = headerValues(headers, "content-type").reverse();
  const valid = values.find((value) => canParse(value));
  return valid === undefined ? undefined : new MIMEType(valid);
}

function canParse(value: string): boolean {
  try {
    return new MIMEType(value).essence !== "";
  } catch {
    // The constructor is the only test there is.
    return false;
  }
}

/** Bytes a page may begin with (WHATWG MIME Sniffing §7.1), after white space and a UTF-8 BOM. */
const pageBeginnings =
  /^(?:\xef\xbb\xbf)?[\t\n\f\r ]*<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--|\?xml)[\s>/?]?/i;
/** Enough for any of them. */
const sniffedBytes = 512;

/** How files begin that are no page whatever their label says; markup begins with none of these. */
const otherBeginnings: readonly (readonly [name: string, beginning: string])[] = [
  ["a PDF file", "%PDF-"],
  ["a PNG image", "\x89PNG\r\n"],
  ["a JPEG image", "\xff\xd8\xff"],
  ["a GIF image", "GIF8"],
  ["a zip archive", "PK\x03\x04"],
  ["gzip, though no Content-Encoding says so", "\x1f\x8b\x08"],
  ["zstd, though no Content-Encoding says so", "\x28\xb5\x2f\xfd"],
];

/** Why an answer is no page, or undefined when it is one. `entity` has its content codings undone. */
export function notPage(headers: HeaderLines, entity: Uint8Array): string | undefined {
  const beginning = Buffer.from(entity.subarray(0, sniffedBytes)).toString("latin1");
  const other = otherBeginnings.find(([, bytes]) => beginning.startsWith(bytes));
  if (other !== undefined) return other[0];
  const type = mediaType(headers);
  if (type !== undefined) return pageTypes.has(type.essence) ? undefined : type.essence;
  return pageBeginnings.test(beginning) ? undefined : "no content type, and nothing that looks like HTML";
}
