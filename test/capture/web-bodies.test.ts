/** Bodies under every coding and framing, whole, cut, lying and swelling: half an article must never pass for one. */
import zlib from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Outcome } from "../../lib/article/outcome.ts";
import { lookAt } from "./look-at.ts";
import { answer, type Script, type ScriptedServer, startServer } from "./scripted-server.ts";

const sentences = Array.from(
  { length: 400 },
  (_, i) => `<p>Gauge ${i * 7919} stood at ${(i * 104729) % 997} cm.</p>`,
);
const page = `<!doctype html><title>Gauges</title>${sentences.join("\n")}`;

const codings: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  identity: (bytes) => bytes,
  gzip: (bytes) => zlib.gzipSync(bytes),
  "x-gzip": (bytes) => zlib.gzipSync(bytes),
  deflate: (bytes) => zlib.deflateSync(bytes),
  "deflate without its header": (bytes) => zlib.deflateRawSync(bytes),
  br: (bytes) => zlib.brotliCompressSync(bytes),
  // Node has it from 22.15 on; an older one runs this file without.
  ...("zstdCompressSync" in zlib ? { zstd: (bytes: Uint8Array) => zlib.zstdCompressSync(bytes) } : {}),
};
const label = (coding: string) => coding.split(" ")[0];

type Framing = (body: Uint8Array, sent: Uint8Array) => Script;

const chunkSize = 1000;
function chunked(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const piece = bytes.subarray(at, at + chunkSize);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n"));
  }
  return Buffer.concat(pieces);
}

/** How the end of a body is told; `sent` is `body` as far as it comes. */
const framings: Readonly<Record<string, Framing>> = {
  "by its length": (body, sent) => [`Content-Length: ${body.length}\r\n\r\n`, sent],
  "by chunks": (body, sent) => [
    "Transfer-Encoding: chunked\r\n\r\n",
    chunked(sent),
    sent.length < body.length ? "" : "0\r\n\r\n",
  ],
  "by closing the line": (_body, sent) => ["\r\n", sent],
};

/** How much of a body comes. */
const cuts: Readonly<Record<string, (length: number) => number>> = {
  "a tenth": (length) => Math.floor(length * 0.1),
  half: (length) => Math.floor(length * 0.5),
  "99.9 %": (length) => Math.floor(length * 0.999),
  "all but four bytes": (length) => length - 4,
  whole: (length) => length,
};

interface Case {
  readonly coding: string;
  readonly framing: string;
  /** How much of the body is sent. */
  readonly sent: string;
  readonly outcome: Outcome;
}

const cases: Case[] = Object.keys(codings).flatMap((coding) =>
  Object.keys(framings).flatMap((framing) =>
    Object.keys(cuts).map((sent) => ({
      coding,
      framing,
      sent,
      outcome: expectedOutcome(coding, framing, sent),
    })),
  ),
);

/** Uncoded and told by nothing, a cut cannot be seen here: a later look that must agree is what guards against it. */
function expectedOutcome(coding: string, framing: string, sent: string): Outcome {
  const unseen = coding === "identity" && framing === "by closing the line";
  return sent === "whole" || unseen ? "ok" : "truncated";
}

function scriptOf({ coding, framing, sent: part }: Case): Script {
  const body = codings[coding]?.(Buffer.from(page)) ?? new Uint8Array();
  const sent = body.subarray(0, cuts[part]?.(body.length) ?? 0);
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: ${label(coding)}\r\n`;
  return [head, ...(framings[framing]?.(body, sent) ?? [])];
}

const coded = (coding: string, body: Uint8Array | string) =>
  answer(200, `Content-Type: text/html\r\nContent-Encoding: ${coding}\r\n`, body);
const gzip = (text: string | Uint8Array) => zlib.gzipSync(text);
const mebibyte = 1024 * 1024;
const bomb = Buffer.alloc(3 * mebibyte, "a");

const lies: readonly (readonly [name: string, script: Script, outcome: Outcome, reason?: string])[] = [
  ["gzip that is plain text", coded("gzip", page), "bad-encoding", "gzip: Z_DATA_ERROR"],
  ["deflate that is plain text", coded("deflate", page), "bad-encoding"],
  ["br that is plain text", coded("br", page), "bad-encoding"],
  ["gzip that is br", coded("gzip", zlib.brotliCompressSync(page)), "bad-encoding"],
  [
    "gzip that nobody told of",
    answer(200, "Content-Type: text/html\r\n", gzip(page)),
    "not-html",
    "gzip, though",
  ],
  ["gzip twice, told once", coded("gzip", gzip(gzip(page))), "not-html", "gzip, though"],
  ["gzip twice, told twice", coded("gzip, gzip", gzip(gzip(page))), "ok"],
  ["gzip, then br", coded("gzip, br", zlib.brotliCompressSync(gzip(page))), "ok"],
  [
    "gzip, then br, told the other way round",
    coded("br, gzip", zlib.brotliCompressSync(gzip(page))),
    "bad-encoding",
  ],
  [
    "three codings",
    coded("gzip, gzip, gzip", gzip(gzip(gzip(page)))),
    "bad-encoding",
    "3 content codings stacked",
  ],
  ["identity among the codings", coded("identity, GZIP ,", gzip(page)), "ok"],
  ["a coding without a name", coded("", page), "ok"],
  ["compress", coded("compress", page), "bad-encoding", "the content coding compress"],
  [
    "a coding called constructor",
    coded("constructor", page),
    "bad-encoding",
    "the content coding constructor",
  ],
  ["two gzip members", coded("gzip", Buffer.concat([gzip(page), gzip("<p>More.</p>")])), "ok"],
  ["a flipped bit in gzip", coded("gzip", flipped(gzip(page))), "bad-encoding"],
  ["nothing at all, called gzip", coded("gzip", ""), "no-article", "the body is empty"],
  ["a bomb in gzip", coded("gzip", gzip(bomb)), "too-large", "gzip swells beyond"],
  ["a bomb in deflate", coded("deflate", zlib.deflateSync(bomb)), "too-large", "deflate swells beyond"],
  ["a bomb in br", coded("br", zlib.brotliCompressSync(bomb)), "too-large", "br swells beyond"],
  ["a bomb within a bomb", coded("gzip, gzip", gzip(gzip(bomb))), "too-large", "gzip swells beyond"],
  ...("zstdCompressSync" in zlib
    ? ([
        ["a bomb in zstd", coded("zstd", zlib.zstdCompressSync(bomb)), "too-large", "zstd swells beyond"],
      ] as const)
    : []),
];

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 0x10;
  return copy;
}

describe("a body", () => {
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await startServer({
      ...Object.fromEntries(cases.map((row, index) => [`/case/${index}`, scriptOf(row)])),
      ...Object.fromEntries(lies.map(([, script], index) => [`/lie/${index}`, script])),
    });
  });
  afterAll(() => server.close());

  it.each(cases.map((row, index) => ({ ...row, index })))(
    "$coding, ended $framing, $sent of it sent: $outcome",
    async ({ index, outcome, sent, coding }) => {
      const result = await lookAt(`${server.origin}/case/${index}`);
      expect([result.outcome, result.reason]).toEqual([
        outcome,
        outcome === "ok" ? undefined : expect.any(String),
      ]);
      if (sent === "whole") {
        expect(result.page?.html).toBe(page);
        expect(Buffer.from(result.payload ?? [])).toEqual(codings[coding]?.(Buffer.from(page)));
      }
    },
  );

  it.each(lies.map(([name, , outcome, reason], index) => ({ name, outcome, reason, index })))(
    "$name: $outcome",
    async ({ index, outcome, reason }) => {
      const result = await lookAt(`${server.origin}/lie/${index}`);
      expect(result.outcome).toBe(outcome);
      if (reason !== undefined) expect(result.reason).toContain(reason);
    },
  );

  it("may swell beyond the ratio as long as it is small", async () => {
    const blank = `<!doctype html>${" ".repeat(mebibyte - 100)}`;
    const small = await startServer({ "/": coded("gzip", gzip(blank)) });
    expect((await lookAt(small.origin)).outcome).toBe("ok");
    await small.close();
  });
});
