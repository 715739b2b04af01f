/**
 * What a version takes besides its payload and its text: the record, and what stands round the words in `article.json`.
 * Real pages of the corpus on loopback, their records with the headers that sites send; each object gzipped by itself.
 * usage: node test/bench/version-overhead.ts
 */
import { gzipSync } from "node:zlib";
import { textKey, versionKey } from "../../lib/archive/keys.ts";
import { encodeJson } from "../../lib/archive/stored-json.ts";
import { articleText } from "../../lib/article/article.ts";
import type { HeaderLines } from "../../lib/article/capture.ts";
import { recordSchema, type VersionRecord } from "../../lib/article/record.ts";
import { readCorpus } from "../pipeline/edited-corpus.ts";
import { serveLoopbackPage } from "../pipeline/loopback-page.ts";
import { sharedPath } from "../shared-folder.ts";

const bar = 4096;
const print = (line: string) => void process.stdout.write(`${line}\n`);

/** As a newspaper behind a cache answers; the values are invented. */
const usualHeaders: HeaderLines = [
  ["date", "Fri, 01 Mar 2024 09:00:00 GMT"],
  ["content-encoding", "br"],
  ["cache-control", "public, max-age=60, stale-while-revalidate=300, stale-if-error=86400"],
  ["etag", 'W/"5f3c-8e0d1b2a4c6f7e9d0a1b2c3d4e5f6071"'],
  ["last-modified", "Fri, 01 Mar 2024 08:41:12 GMT"],
  ["strict-transport-security", "max-age=31536000; includeSubDomains; preload"],
  [
    "content-security-policy",
    "default-src https: 'unsafe-inline' 'unsafe-eval' data: blob:; report-uri /csp",
  ],
  ["vary", "Accept-Encoding, X-Edition, Cookie"],
  ["x-served-by", "cache-fra-eddf8230092-FRA, cache-ams21048-AMS"],
  ["x-cache", "MISS, HIT"],
  ["x-timer", "S1709283600.482193,VS0,VE1"],
  ["set-cookie", "edition=eu; Path=/; Max-Age=31536000; Secure; SameSite=Lax"],
  ["x-request-id", "7f0c2f8e-2a5b-4c1d-9e3f-6b8a1d0c4e57"],
  ["age", "41"],
  ["via", "1.1 varnish, 1.1 varnish"],
];

function withUsualHeaders(record: VersionRecord): VersionRecord {
  const exchanges = record.capture.exchanges.map((exchange) => ({
    ...exchange,
    responseHeaders: [...exchange.responseHeaders, ...usualHeaders],
  }));
  return { ...record, capture: { ...record.capture, exchanges } };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const folder = sharedPath("corpus/articles/scrapinghub-dev");
if (folder !== undefined) {
  const sizes: { record: number; round: number; copies: number }[] = [];
  for (const page of readCorpus(folder)) {
    const loopback = await serveLoopbackPage("/news/article.html");
    try {
      const look = await loopback.look(page.html);
      const [record] = await loopback.records();
      if (record === undefined) continue;
      const packed = async (key: string) =>
        gzipSync((await loopback.ports.store.get(key))?.bytes ?? new Uint8Array()).length;
      const text = gzipSync(articleText(await loopback.article(look))).length;
      const json = await packed(textKey(record.articleId, record.articleDigest));
      const copies =
        (await packed(versionKey(record.articleId, 1, "article.json"))) +
        (await packed(versionKey(record.articleId, 1, "article.txt")));
      const bytes = gzipSync(encodeJson(recordSchema, withUsualHeaders(record))).length;
      sizes.push({ record: bytes, round: json - text, copies });
    } finally {
      await loopback.close();
    }
  }
  const overhead = median(sizes.map(({ record, round }) => record + round));
  print(`${sizes.length} pages of the corpus; medians, gzipped`);
  print(`record.json ${median(sizes.map(({ record }) => record))} bytes`);
  print(`article.json beyond the text ${median(sizes.map(({ round }) => round))} bytes`);
  print(`together ${overhead} bytes a version beyond payload and text, diff apart (bar ${bar})`);
  print(
    `copies for readers (article.json, article.txt): ${median(sizes.map(({ copies }) => copies))} bytes more`,
  );
  if (overhead > bar) process.exitCode = 1;
}
