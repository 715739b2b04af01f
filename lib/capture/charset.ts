/**
 * Bytes to text, and which rule decided: BOM, `Content-Type`, the document's own declaration in its first 16 KiB,
 * validity as UTF-8, else windows-1252 (WHATWG's order, with a look at the whole in place of a guess by locale); in one
 * case, told below, the page is believed over its label. Pure.
 * The tables are a library's, not the platform's: those differ from one Node to the next (20 reads windows-1252 as
 * Latin-1), and a text digest may not.
 */
import { isAscii, isUtf8 } from "node:buffer";
import { legacyHookDecode } from "@exodus/bytes/encoding.js";
import { ResultType, Sniffer } from "encoding-sniffer/sniffer";
import type { DecodedPage } from "./capture-result.ts";
import type { Fault } from "./fault.ts";

/** With the 1,024 bytes that WHATWG suggests, 7 of html5lib's 82 cases are missed; pages declare late. */
const sniffedBytes = 16 * 1024;
/** Of UTF-8's; the others are shorter. */
const longestMark = 3;

const declaredRules: Readonly<Partial<Record<ResultType, DecodedPage["encodingRule"]>>> = {
  [ResultType.BOM]: "bom",
  [ResultType.PASSED]: "content-type",
  [ResultType.XML_PREFIX]: "meta",
  [ResultType.META_TAG]: "meta",
  [ResultType.XML_ENCODING]: "meta",
};

type Sniffed = Pick<DecodedPage, "encoding" | "encodingRule">;

/** The encoding's WHATWG name, and the rule that chose it. `declared` is the label in `Content-Type`. */
export function sniffEncoding(bytes: Uint8Array, declared: string | undefined): Sniffed {
  const sniffer = new Sniffer({
    maxBytes: sniffedBytes,
    ...(declared === undefined ? {} : { transportLayerEncodingLabel: declared }),
  });
  // Over what Content-Type says goes a byte order mark alone: nothing else need be read.
  const isDeclared = sniffer.resultType === ResultType.PASSED;
  sniffer.write(bytes.subarray(0, isDeclared ? longestMark : sniffedBytes));
  const encodingRule = declaredRules[sniffer.resultType];
  if (encodingRule !== undefined) return { encoding: sniffer.encoding.toLowerCase(), encodingRule };
  return isUtf8(bytes)
    ? { encoding: "utf-8", encodingRule: "utf-8-valid" }
    : { encoding: "windows-1252", encodingRule: "fallback" };
}

/** An encoding in which any byte is a letter, so that nothing ever looks wrong to a decoder. */
const singleByte = /^(?:windows-|iso-8859-|koi8-|ibm866|macintosh|x-mac-)/;

/**
 * The standard lets `Content-Type` win, and a server's default label makes `Ã©` of every `é`. Where the page calls itself
 * UTF-8 and every letter of it is UTF-8, two witnesses stand against a label that nobody wrote for this page: text in a
 * single-byte encoding is not valid UTF-8 by chance.
 */
function mislabelled(bytes: Uint8Array, { encoding, encodingRule }: Sniffed): Sniffed | undefined {
  if (encodingRule !== "content-type" || !singleByte.test(encoding) || !isUtf8(bytes)) return undefined;
  const own = sniffEncoding(bytes, undefined);
  if (own.encodingRule !== "meta" || own.encoding !== "utf-8" || isAscii(bytes)) return undefined;
  return { encoding: "utf-8", encodingRule: "utf-8-mislabelled" };
}

/** Browsers show all of the first as one U+FFFD, since it hid script from filters; the second maps bytes to no letters. */
const refusedEncodings: ReadonlySet<string> = new Set(["replacement", "x-user-defined"]);

/**
 * More replacement characters than one in this many, and the page was read in the wrong encoding: what is left would
 * be taken for an edit. A stray byte or a name cut in half stays far below.
 */
const readableShare = 20;

export function decodeText(bytes: Uint8Array, declared: string | undefined): DecodedPage | Fault {
  const sniffed = sniffEncoding(bytes, declared);
  const { encoding, encodingRule } = mislabelled(bytes, sniffed) ?? sniffed;
  if (refusedEncodings.has(encoding)) {
    return { outcome: "bad-encoding", reason: `the character encoding ${declared ?? encoding}` };
  }
  const html = textIn(bytes, encoding);
  if (replacementsIn(html) * readableShare > html.length) {
    return { outcome: "bad-encoding", reason: `not readable as ${encoding} (${encodingRule})` };
  }
  return { html, encoding, encodingRule };
}

/** UTF-8 has no tables to differ in, and the platform reads it many times as fast. */
function textIn(bytes: Uint8Array, encoding: string): string {
  if (encoding !== "utf-8" || !isUtf8(bytes)) return legacyHookDecode(bytes, encoding);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function replacementsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", at + 1)) count += 1;
  return count;
}
