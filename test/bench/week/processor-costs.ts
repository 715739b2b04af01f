/** Processor time of the real code, measured here and now: what a page and what a timetable takes. */
import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { digestOf } from "../../../lib/article/digest.ts";
import { textDigestOf } from "../../../lib/article/text-digest.ts";
import { decodePayload } from "../../../lib/capture/decode.ts";
import { extractArticle } from "../../../lib/extract/extract-article.ts";
import type { ArchivePorts } from "../../../lib/pipeline/ports.ts";
import { readTimetable, writeTimetable } from "../../../lib/pipeline/timetable-store.ts";
import { createMemoryStore, type MemoryBucket } from "../../archive/memory-store.ts";

export interface ProcessorCosts {
  /** Seconds for one page: decoded, extracted, digested. */
  readonly page: number;
  readonly readTimetableByte: number;
  readonly writeTimetableByte: number;
}

/** Microseconds to seconds. */
const toSeconds = 1e-6;

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * toSeconds;
}

async function secondsOf(act: () => unknown): Promise<number> {
  const began = processorSeconds();
  await act();
  return processorSeconds() - began;
}

export interface PageCosts {
  readonly pages: number;
  readonly meanSeconds: number;
  readonly medianSeconds: number;
  readonly meanBytes: number;
}

const headers: [string, string][] = [
  ["content-type", "text/html; charset=utf-8"],
  ["content-encoding", "gzip"],
];

/** The machine is shared: of so many rounds the least is taken, for each page, after one to warm the engine up. */
const pageRounds = 3;

/** Of each file, HTML or HTML gzipped: as a server would send it, gzipped. */
export async function measurePages(paths: readonly string[]): Promise<PageCosts> {
  const payloads = paths.map(sent);
  for (const payload of payloads) readPage(payload);
  const least = payloads.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < pageRounds; round++) {
    for (const [index, payload] of payloads.entries()) {
      least[index] = Math.min(least[index] ?? 0, await secondsOf(() => readPage(payload)));
    }
  }
  const sorted = [...least].sort((a, b) => a - b);
  return {
    pages: payloads.length,
    meanSeconds: meanOf(least),
    medianSeconds: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    meanBytes: meanOf(payloads.map(({ length }) => length)),
  };
}

function sent(path: string): Uint8Array {
  const stored = readFileSync(path);
  return gzipSync(path.endsWith(".gz") ? gunzipSync(stored) : stored);
}

function readPage(payload: Uint8Array): string {
  const page = decodePayload(payload, headers);
  if ("outcome" in page) throw new Error(`a page cannot be decoded: ${page.reason}`);
  return digestOf(payload) + textDigestOf(extractArticle(page.html, { url: "https://example.org/article" }));
}

const rounds = 5;

/** Of one stored timetable, read and written as a run does it; the checksum that S3 wants is in the write. */
export async function measureTimetable(
  bucket: MemoryBucket,
  ports: Omit<ArchivePorts, "store">,
): Promise<Omit<ProcessorCosts, "page"> & { readonly bytes: number; readonly watches: number }> {
  const store = createMemoryStore({ bucket, turn: () => Promise.resolve() });
  const real = { ...ports, store };
  let stored = await readTimetable(real, 0);
  const bytes = bucket.objects.get("watches/000.json")?.bytes.length ?? 0;
  let read = 0;
  let write = 0;
  for (let round = 0; round < rounds; round++) {
    read += await secondsOf(async () => {
      stored = await readTimetable(real, 0);
    });
    write += await secondsOf(() => writeTimetable(real, 0, stored, stored.value));
    write += await secondsOf(() =>
      digestOf(bucket.objects.get("watches/000.json")?.bytes ?? new Uint8Array()),
    );
  }
  return {
    bytes,
    watches: stored.value.articles.size,
    readTimetableByte: read / rounds / bytes,
    writeTimetableByte: write / rounds / bytes,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
