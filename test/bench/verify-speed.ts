/**
 * `stet verify --digests-only` on 10,000 versions on disk, against `sha256sum` over the very same files, by turns; and
 * what deriving the texts again takes besides.
 * usage: node test/bench/verify-speed.ts [--versions 10000]
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { folderReader } from "../../lib/archive/evidence-reader.ts";
import { verifyArchive } from "../../lib/pipeline/verify/verify-archive.ts";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import { ArchiveWriter, owner } from "../pipeline/verify/sound-archive.ts";

const { values } = parseArgs({ options: { versions: { type: "string", default: "10000" } } });
const versions = Number(values.versions);
const perArticle = 10;
/** As long as a news article and its page are, packed: some 5 kB of text, 30 kB of payload. */
const words = "The harbour wall holds, says the engineer, and nobody in the town disagrees with her. ".repeat(
  60,
);
const rounds = 5;
/** Bar of the project. */
const slowest = 0.5;

const folder = mkdtempSync(join(tmpdir(), "stet-verify-"));
const print = (line: string) => void process.stdout.write(`${line}\n`);

async function writeArchive(): Promise<void> {
  const bucket = emptyBucket();
  const turn = () => Promise.resolve();
  const writer = new ArchiveWriter(createMemoryStore({ bucket, turn }), "bench");
  await writer.open();
  for (let number = 0; number < versions; number++) {
    const page = `<!-- ${Buffer.alloc(18_000, `${number} `).toString("base64")} -->`;
    await writer.version(Math.floor(number / perArticle), `${number} ${words}`, page);
  }
  await writer.checkpoint();
  for (const [key, { bytes }] of bucket.objects) {
    const path = join(folder, key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

try {
  await writeArchive();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /^payloads\/sha256\/..\/.|\/texts\/.|record\.json$|article\.json$/.test(name),
  );
  const list = join(folder, "list");
  writeFileSync(list, files.join("\0"));
  const hashed: number[] = [];
  const verified: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let began = performance.now();
    execFileSync("sh", ["-c", "xargs -0 sha256sum < list > sums"], { cwd: folder });
    hashed.push(performance.now() - began);
    began = performance.now();
    const { verdict, counts } = await verifyArchive(folderReader(folder), { keys: [owner.key], kept: [] });
    verified.push(performance.now() - began);
    if (verdict !== "sound" || counts.records !== versions)
      throw new Error(`${verdict}, ${counts.records} records`);
  }
  const [sums, own] = [median(hashed), median(verified)];
  print(`${versions} versions in ${files.length} files`);
  print(
    `sha256sum: ${sums.toFixed(0)} ms; verify, chains, tree and signature included: ${own.toFixed(0)} ms`,
  );
  print(
    `speed against sha256sum: ${(sums / own).toFixed(2)} (bar ${slowest}; medians of ${rounds}, by turns)`,
  );
  if (sums / own < slowest) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
