/**
 * A process of its own: looks at a bomb in the coding named, several times, and says by how many bytes its memory grew at
 * most during the first look, and what it holds more than before when all are over. Started by bombs.test.ts.
 */
import { Readable, type Transform } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate as immediate } from "node:timers/promises";
import zlib from "node:zlib";
import { lookAt } from "./look-at.ts";
import { answer, startServer } from "./scripted-server.ts";

const [coding = ""] = process.argv.slice(2);
const kibibyte = 1024;
const bombBytes = 256 * kibibyte * kibibyte;
const warmUps = 5;
const looks = 20;
const collections = 3;

const coders: Readonly<Record<string, () => Transform>> = {
  gzip: () => zlib.createGzip(),
  deflate: () => zlib.createDeflate(),
  br: () => zlib.createBrotliCompress({ params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } }),
  zstd: () => zlib.createZstdCompress(),
};

/** Piece by piece, so that making it takes no memory that is given back while something is measured. */
async function bombOf(name: string): Promise<Uint8Array> {
  const piece = Buffer.alloc(kibibyte * kibibyte);
  const pieces = Array.from({ length: bombBytes / piece.length }, () => piece);
  const coder = coders[name];
  if (coder === undefined) throw new Error(`no such coding: ${name}`);
  return buffer(Readable.from(pieces).pipe(coder()));
}

const bomb = await bombOf(coding);
const page = answer(200, "Content-Type: text/html\r\n", "<title>Gauges</title><p>Two metres.</p>");
const server = await startServer({
  "/page": page,
  "/bomb": answer(200, `Content-Type: text/html\r\nContent-Encoding: ${coding}\r\n`, bomb),
});
for (let warm = 0; warm < warmUps; warm += 1) await lookAt(`${server.origin}/page`);
/** What the process itself holds on to: the machine's own bookkeeping, which comes and goes as it likes, is not in it. */
async function heldBytes(): Promise<number> {
  // What lies outside the heap goes a turn after what named it.
  for (let round = 0; round < collections; round += 1) {
    globalThis.gc?.();
    await immediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
const heldBefore = await heldBytes();
const before = process.memoryUsage.rss();
let most = before;
const watching = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 1);
const outcomes = new Set<string>();
let byFirst = 0;
for (let look = 0; look < looks; look += 1) {
  // When the engine collects is its own affair; what is still held then would be ours.
  globalThis.gc?.();
  const { outcome } = await lookAt(`${server.origin}/bomb`);
  outcomes.add(outcome);
  most = Math.max(most, process.memoryUsage.rss());
  if (look === 0) byFirst = most - before;
}
clearInterval(watching);
await server.close();
const held = (await heldBytes()) - heldBefore;
const facts = { bytes: bomb.length, byFirst, held };
process.stdout.write(JSON.stringify({ outcomes: [...outcomes], ...facts }));
