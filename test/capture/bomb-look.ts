/**
 * A process of its own: looks at a bomb in the coding named, several times, and says by how many bytes its memory grew at
 * most, by the first look and by all. Started by bombs.test.ts.
 */
import zlib from "node:zlib";
import { defaultLimits } from "../../lib/capture/limits.ts";
import { lookAt } from "./look-at.ts";
import { answer, startServer } from "./scripted-server.ts";

const [coding = ""] = process.argv.slice(2);
const kibibyte = 1024;
const bombBytes = 256 * kibibyte * kibibyte;
const warmUps = 5;
const looks = 20;

function bombOf(name: string): Uint8Array {
  const zeros = Buffer.alloc(bombBytes);
  if (name === "gzip") return zlib.gzipSync(zeros);
  if (name === "deflate") return zlib.deflateSync(zeros);
  if (name === "br")
    return zlib.brotliCompressSync(zeros, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } });
  return zlib.zstdCompressSync(zeros);
}

/** Compressed in another process's stead: what that took is freed before anything is measured. */
const bomb = bombOf(coding);
const page = answer(200, "Content-Type: text/html\r\n", "<title>Gauges</title><p>Two metres.</p>");
const server = await startServer({
  "/page": page,
  "/bomb": answer(200, `Content-Type: text/html\r\nContent-Encoding: ${coding}\r\n`, bomb),
});
for (let warm = 0; warm < warmUps; warm += 1) await lookAt(`${server.origin}/page`);
globalThis.gc?.();
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
const facts = { bytes: bomb.length, byFirst, byAll: most - before, limit: defaultLimits.decodedBytes };
process.stdout.write(JSON.stringify({ outcomes: [...outcomes], ...facts }));
