/**
 * Answers of a server broken at random, from the status line to the last byte, the same for the same seed. Some are
 * sound; most were sound before something was done to them. Test code only.
 */
import zlib from "node:zlib";
import { mutatedPage } from "../extract/page-mutations.ts";
import { seededRandom } from "../seeded-random.ts";
import type { Script, Step } from "./scripted-server.ts";
import { inSite, wallPages } from "./wall-pages.ts";

type Draw = () => number;

const upTo = (draw: Draw, most: number): number => Math.floor(draw() * most);

function oneOf<T>(draw: Draw, list: readonly T[]): T {
  const drawn = list[upTo(draw, list.length)];
  if (drawn === undefined) throw new Error("nothing to draw from");
  return drawn;
}

const paragraphs = Array.from(
  { length: 12 },
  (_, at) => `The river stood at ${200 + at * 7} centimetres on gauge ${at}, the council of Marrow said.`,
);
const pages: readonly string[] = [
  ...Array.from({ length: 40 }, (_, at) => inSite(`Gauge ${at} rises`, paragraphs.slice(at % 9))),
  ...wallPages().map(({ html }) => html),
  "",
  "<",
  "plain words",
];

const statusLines: readonly string[] = [
  ...Array.from({ length: 60 }, () => "HTTP/1.1 200 OK"),
  ..."100 101 103 199 201 202 203 204 205 206 300 301 302 303 304 305 307 308 400 401 403 404 405 406 410 429 451 500 502 503 520 599 600 999"
    .split(" ")
    .map((status) => `HTTP/1.1 ${status} Said`),
  ...["HTTP/1.0 200 OK", "HTTP/1.1 200", "HTTP/2 200", "HTTP/9.9 200 OK", "ICY 200 OK", "HTTP/1.1 20 OK", ""],
];

/** Each said, or not, by lot; many contradict each other. */
const headerLines: readonly string[] = [
  ...[
    "text/html",
    "text/html; charset=utf-8",
    "text/html; charset=iso-2022-jp",
    "application/json",
    'text/html; charset="',
    "*/*",
    "",
  ].map((type) => `Content-Type: ${type}`),
  ...[
    "/0",
    "//127.0.0.1:{port}/",
    "http://127.0.0.1:{port}/loop",
    "file:///etc/passwd",
    "data:text/html,x",
    "http://[",
    "\u00e9\u00ff",
    "?",
    "http://169.254.169.254/",
  ].map((to) => `Location: ${to}`),
  ...["x", "gzip", "br, br, br", "identity", "gzip;q=1", "\u00ff"].map(
    (coding) => `Content-Encoding: ${coding}`,
  ),
  ...["-1", "0", "00017", "99999999999999999999", "1e3", "5, 5", "+4", ""].map(
    (length) => `Content-Length: ${length}`,
  ),
  ...["chunked", "gzip, chunked", "chunked, chunked", "identity", "xchunked"].map(
    (coding) => `Transfer-Encoding: ${coding}`,
  ),
  ...["0; url=/0", "5;", "x", "-1; url=//"].map((refresh) => `Refresh: ${refresh}`),
  ...["120", "-5", "Fri, 31 Feb 2099 00:00:00 GMT", "9".repeat(40)].map((wait) => `Retry-After: ${wait}`),
  ...['"a"', 'W/"\u0000"', "x".repeat(3000), '"'].map((tag) => `ETag: ${tag}`),
  ...["noarchive", "stet: none", ":,:,", "unavailable_after: x"].map((said) => `X-Robots-Tag: ${said}`),
  ...[
    "Tdm-Reservation: 1",
    "cf-mitigated: challenge",
    "Connection: upgrade",
    "Upgrade: h2c",
    "Date: yesterday",
    "Set-Cookie: a=b",
  ],
  ...[
    " folded",
    "no colon",
    ": no name",
    "Bad Name: x",
    "X:",
    `X-Long: ${"y".repeat(20_000)}`,
    "X-Nul: a\u0000b",
  ],
];

const codings: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: zlib.gzipSync,
  deflate: zlib.deflateSync,
  br: (bytes) => zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }),
  zstd: zlib.zstdCompressSync,
};

function chunked(draw: Draw, body: Uint8Array): Buffer {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; ) {
    const size = 1 + upTo(draw, 4000);
    const piece = body.subarray(at, at + size);
    parts.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n"));
    at += size;
  }
  return Buffer.concat([...parts, Buffer.from("0\r\n\r\n")]);
}

/** An answer as a sound server sends it, but for headers that lie. */
function drawnAnswer(draw: Draw): Buffer {
  const page = oneOf(draw, pages);
  const html = draw() < 0.2 ? mutatedPage(page, draw).html : page;
  const plain = Buffer.from(html, draw() < 0.9 ? "utf8" : oneOf(draw, ["latin1", "utf16le"] as const));
  const lines = [oneOf(draw, statusLines)];
  if (draw() < 0.8) lines.push("Content-Type: text/html; charset=utf-8");
  for (let count = upTo(draw, 3); count > 0; count -= 1)
    if (draw() < 0.5) lines.push(oneOf(draw, headerLines));
  let body: Uint8Array = plain;
  if (draw() < 0.4) {
    const coding = oneOf(draw, Object.keys(codings));
    body = codings[coding]?.(plain) ?? plain;
    lines.push(`Content-Encoding: ${coding}`);
  }
  const framing = draw();
  if (framing < 0.4) lines.push(`Content-Length: ${body.length}`);
  else if (framing < 0.8) {
    lines.push("Transfer-Encoding: chunked");
    body = chunked(draw, body);
  }
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), body]);
}

const tokens: readonly string[] = [
  ..."\r\n|\n|\r|\r\n\r\n|\0|:|,|;|0\r\n\r\n|ffffffffffffffff\r\n|-1\r\n|HTTP/1.1 200 OK\r\n\r\n|\x1b[2J|<!--|\ud800".split(
    "|",
  ),
  ...headerLines.map((line) => `${line}\r\n`),
];

/** Something done to bytes, mostly near their beginning, where the head is. */
function broken(draw: Draw, bytes: Buffer): Buffer {
  const at = upTo(draw, draw() < 0.6 ? Math.min(bytes.length, 400) : bytes.length);
  const end = Math.min(bytes.length, at + 1 + upTo(draw, draw() < 0.5 ? 4 : 400));
  const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  switch (upTo(draw, 6)) {
    case 0:
      return Buffer.concat([before, piece.map((byte) => byte ^ (1 << upTo(draw, 8))), after]);
    case 1:
      return Buffer.concat([before, after]);
    case 2:
      return Buffer.concat([before, piece, piece, after]);
    case 3:
      return Buffer.concat([before, Buffer.from(oneOf(draw, tokens), "latin1"), piece, after]);
    case 4:
      return Buffer.concat([before, Buffer.from(piece.map(() => upTo(draw, 256))), after]);
    default:
      return Buffer.from(before);
  }
}

const breakages = [0, 0, 0, 0, 0, 1, 1, 2, 20];

/** In one piece or in several, and an end: in good order, by a reset, or never. */
export function fuzzedAnswer(seed: number): Script {
  const draw = seededRandom(seed);
  let bytes = drawnAnswer(draw);
  for (let count = oneOf(draw, breakages); count > 0; count -= 1) bytes = broken(draw, bytes);
  const steps: Step[] = [];
  const cut = draw() < 0.2 ? upTo(draw, bytes.length) : bytes.length;
  steps.push(bytes.subarray(0, cut));
  if (cut < bytes.length) steps.push({ wait: 1 }, bytes.subarray(cut));
  const end = draw();
  if (end < 0.1) steps.push("RESET");
  else if (end < 0.11) steps.push("HOLD");
  return steps;
}
