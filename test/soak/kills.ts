/**
 * Two thousand real processes killed with SIGKILL, 32 at a time, on one article: in a folder, or in the bucket of a real
 * server that STET_TEST_S3_ENDPOINT and STET_TEST_S3_BUCKET name (AWS_* say whose credentials).
 *
 *   npm run soak kills -- [--seed N] [--rounds 2000]
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openStore } from "../../lib/archive/open-store.ts";
import { race } from "../kills/race.ts";
import { seededRandom } from "../seeded-random.ts";
import { soakArguments } from "./soak-arguments.ts";

const { seed, rounds: kills } = soakArguments(2000);
const random = seededRandom(seed);
const { STET_TEST_S3_ENDPOINT: endpoint, STET_TEST_S3_BUCKET: bucket } = process.env;
const folder = await mkdtemp(join(tmpdir(), "stet-kills-"));
const place = endpoint === undefined ? folder : `s3://${bucket ?? ""}/stet-kills/${randomUUID()}`;
const env: Record<string, string> = endpoint === undefined ? {} : { AWS_ENDPOINT_URL_S3: endpoint };
const now = () => new Date().toISOString();
const s3 = endpoint === undefined ? {} : { s3: { endpoint } };
const store = await openStore(place, { now, sleep: setTimeout, fraction: random, ...s3 });
try {
  const report = await race({ store, place, env, writers: 32, kills, random });
  const where = endpoint === undefined ? "a folder" : "a bucket";
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  for (const fault of report.faults) print(fault);
  print(`seed ${seed}, ${report.kills} processes killed, 32 at a time, on one article in ${where}`);
  print(
    `${report.looks} looks told of, ${report.versions} versions, ${report.late} late captures kept as events`,
  );
  print(`lost, doubled, forked, phantom, dangling or underived: ${report.faults.length} (bar 0)`);
  if (report.faults.length > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
