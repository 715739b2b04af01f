/**
 * Real processes, really killed, on a real S3 server: Ceph's radosgw, where its script lies in ../shared and its programs
 * are installed. It checks signatures and `If-None-Match`, and knows unquoted ETags alone in `If-Match` (s3-store.ts).
 */
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { expect, it, onTestFinished } from "vitest";
import { openStore } from "../../lib/archive/open-store.ts";
import { createS3Client } from "../../lib/archive/s3-client.ts";
import { seededRandom } from "../seeded-random.ts";
import { sharedPath } from "../shared-folder.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { race } from "./race.ts";

const run = promisify(execFile);
const script = sharedPath("servers/radosgw.sh");
const isInstalled = await run("which", ["radosgw", "ceph-mon", "ceph-osd"]).then(
  () => true,
  () => false,
);
if (script !== undefined && !isInstalled)
  process.stderr.write("skipped: what needs radosgw, which is not installed\n");

/** Those that the script's head names. */
const [accessKeyId, secretAccessKey, region] = ["stet", "stetsecret", "us-east-1"];
const minute = 60_000;

it.skipIf(script === undefined || !isInstalled)(
  "24 kills among 8 writers on radosgw lose, double, fork, invent and leave dangling nothing",
  { timeout: 5 * minute },
  async () => {
    const endpoint = await radosgw(script ?? "");
    const s3 = { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
    await createS3Client({ ...s3, forcePathStyle: true }).send(
      new CreateBucketCommand({ Bucket: "archive" }),
    );
    const env = {
      AWS_ENDPOINT_URL_S3: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    };
    const random = seededRandom(3);
    const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const place = "s3://archive/pre/fix";
    const store = await openStore(place, {
      now: () => new Date().toISOString(),
      sleep,
      fraction: random,
      s3,
    });
    const report = await race({ store, place, env, writers: 8, kills: 24, random });
    expect(report.faults).toEqual([]);
    expect(report.versions).toBeGreaterThan(1);
  },
);

/** Started by the script, ended by the process ids that it wrote. */
async function radosgw(path: string): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(async () => {
    for (const name of (await readdir(folder)).filter((one) => one.endsWith(".pid")))
      process.kill(Number(await readFile(join(folder, name), "utf8")), "SIGKILL");
  });
  const [port, monitor] = [await freePort(), await freePort()];
  await run("bash", [path, folder, String(port), String(monitor)], { timeout: 3 * minute });
  return `http://127.0.0.1:${port}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      if (address === null || typeof address === "string") return reject(new Error("no port"));
      probe.close(() => resolve(address.port));
    });
  });
}
