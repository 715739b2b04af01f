/** A thousand seeded combinations of what servers do at once: whatever comes, `ok` is never half an article. */
import zlib from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Outcome } from "../../lib/article/outcome.ts";
import { seededRandom } from "../seeded-random.ts";
import { lookAt } from "./look-at.ts";
import { type Script, type ScriptedServer, type Step, startServer } from "./scripted-server.ts";

const combinations = 1000;
const page = `<!doctype html><title>Gauges</title>${Array.from({ length: 60 }, (_, i) => `<p>Gauge ${i * 7919}: ${(i * 104729) % 997} cm.</p>`).join("\n")}`;

type Draw = <T>(choices: readonly T[]) => T;

function drawsOf(seed: number): Draw {
  const random = seededRandom(seed);
  return (choices) => {
    const drawn = choices[Math.floor(random() * choices.length)];
    if (drawn === undefined) throw new Error("nothing to draw from");
    return drawn;
  };
}

const statuses: readonly (readonly [status: number, outcome: Outcome])[] = [
  ...Array.from({ length: 12 }, () => [200, "ok"] as const),
  [404, "gone"],
  [410, "gone"],
  [451, "legal"],
  [403, "blocked"],
  [429, "blocked"],
  [500, "server-error"],
  [206, "unexpected-status"],
];
const types: readonly (readonly [header: string, outcome: Outcome])[] = [
  ["Content-Type: text/html; charset=utf-8\r\n", "ok"],
  ["content-type: TEXT/HTML\r\n", "ok"],
  ["Content-Type: application/xhtml+xml\r\n", "ok"],
  ["", "ok"],
  ["Content-Type: application/json\r\n", "not-html"],
];
const codings: readonly (readonly [label: string, encode: (bytes: Uint8Array) => Uint8Array])[] = [
  ["", (bytes) => bytes],
  ["gzip", (bytes) => zlib.gzipSync(bytes)],
  ["deflate", (bytes) => zlib.deflateSync(bytes)],
  ["br", (bytes) => zlib.brotliCompressSync(bytes)],
  ["gzip, br", (bytes) => zlib.brotliCompressSync(zlib.gzipSync(bytes))],
  ["br, gzip", (bytes) => zlib.gzipSync(zlib.brotliCompressSync(bytes))],
];
const framings = ["length", "chunks", "close"] as const;
const ends = ["whole", "whole", "whole", "closed", "reset", "longer"] as const;
const noises = [
  "",
  "X-A: 1\r\n".repeat(40),
  "Connection: close\r\n",
  "Set-Cookie: a=b\r\nSet-Cookie: c=d\r\n",
  'ETag: W/"x"\r\n',
];
const redirects = [0, 0, 0, 1, 2, 10, 11];

interface Combination {
  readonly script: Script;
  readonly redirects: number;
  readonly outcome: Outcome;
}

function combine(seed: number): Combination {
  const draw = drawsOf(seed);
  const [status, byStatus] = draw(statuses);
  const [type, byType] = draw(types);
  const [label, encode] = draw(codings);
  const framing = draw(framings);
  const end = draw(ends);
  const hops = draw(redirects);
  const whole = encode(Buffer.from(page));
  const cut = end === "closed" || end === "reset";
  const sent = cut ? whole.subarray(0, Math.floor(whole.length * draw([0.1, 0.5, 0.9]))) : whole;
  const coding = label === "" ? "" : `Content-Encoding: ${label}\r\n`;
  const head = `HTTP/1.1 ${status} Said\r\n${draw(noises)}${type}${coding}`;
  const script: Step[] = [head, ...body(framing, whole, sent)];
  if (end === "longer" && framing === "length") script.push("and more");
  if (end === "reset") script.push("RESET");
  return { script, redirects: hops, outcome: expected() };

  function expected(): Outcome {
    if (hops > 10) return "redirect-loop";
    if (status !== 200) return byStatus;
    // A body that only the end of the line bounds ends where the line is closed in good order: coding alone can tell.
    const unseen = end === "closed" && framing === "close" && label === "";
    if (cut && !unseen) return "truncated";
    return byType;
  }
}

function body(framing: (typeof framings)[number], whole: Uint8Array, sent: Uint8Array): Step[] {
  if (framing === "length") return [`Content-Length: ${whole.length}\r\n\r\n`, sent];
  if (framing === "close") return ["\r\n", sent];
  const last = sent.length < whole.length ? "" : "0\r\n\r\n";
  return [`Transfer-Encoding: chunked\r\n\r\n${sent.length.toString(16)}\r\n`, sent, `\r\n${last}`];
}

const seeds = Array.from({ length: combinations }, (_, seed) => seed);

function pathsOf(seed: number): [string, Script][] {
  const { script, redirects: hops } = combine(seed);
  const path = (hop: number) => `/${seed}/${hop}`;
  const moves = Array.from({ length: hops }, (_, hop): [string, Script] => [
    path(hop),
    [`HTTP/1.1 302 Found\r\nLocation: ${path(hop + 1)}\r\nContent-Length: 0\r\n\r\n`],
  ]);
  return [...moves, [path(hops), script]];
}

/** As many looks at once as a busy host sees. */
const atOnce = 20;

describe("a thousand combinations", () => {
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await startServer(Object.fromEntries(seeds.flatMap(pathsOf)));
  });
  afterAll(() => server.close());

  it.each(Array.from({ length: combinations / atOnce }, (_, batch) => batch * atOnce))(
    "from seed %i on",
    async (first) => {
      const batch = seeds.slice(first, first + atOnce);
      const results = await Promise.all(batch.map((seed) => lookAt(`${server.origin}/${seed}/0`)));
      const came = results.map(({ outcome }, at) => ({ seed: first + at, outcome }));
      expect(came).toEqual(batch.map((seed) => ({ seed, outcome: combine(seed).outcome })));
      for (const { outcome, page: decoded, capture } of results) {
        if (outcome === "ok") expect(page.startsWith(decoded?.html ?? "nothing")).toBe(true);
        expect(capture.exchanges.length).toBeLessThanOrEqual(11);
      }
    },
  );
});
