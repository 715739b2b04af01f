/** Real processes, really killed, on a folder and on the double of S3. */
import { expect, it } from "vitest";
import { createFolderStore } from "../../lib/archive/folder-store.ts";
import { openDouble } from "../archive/open-double.ts";
import { doubleCredentials, doubleRegion } from "../archive/s3-double.ts";
import { seededRandom } from "../seeded-random.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { race } from "./race.ts";

const writers = 32;
const minutes = 60_000;

it("200 kills among 32 writers on a folder lose, double, fork, invent and leave dangling nothing", {
  timeout: 10 * minutes,
}, async () => {
  const place = await temporaryFolder();
  const store = createFolderStore(place, { now: () => new Date().toISOString() });
  const report = await race({ store, place, env: {}, writers, kills: 200, random: seededRandom(1) });
  expect(report.faults).toEqual([]);
  expect(report.versions).toBeGreaterThan(5);
});

it("40 kills among 32 writers on S3's double, likewise", { timeout: 10 * minutes }, async () => {
  const { double, store } = await openDouble({ elapsed: () => performance.now() });
  const env = {
    AWS_ENDPOINT_URL_S3: double.endpoint,
    AWS_REGION: doubleRegion,
    AWS_ACCESS_KEY_ID: doubleCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: doubleCredentials.secretAccessKey,
  };
  const place = "s3://archive/pre/fix";
  const report = await race({ store, place, env, writers, kills: 40, random: seededRandom(2) });
  expect(report.faults).toEqual([]);
  expect(report.versions).toBeGreaterThan(2);
});
