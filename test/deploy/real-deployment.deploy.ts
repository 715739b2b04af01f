/** One deployment's life, on an emulator: deployed, watching, upgraded, destroyed. Each step stands on the one before. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import {
  articleIdOf,
  checkpointKey,
  eventKey,
  payloadKey,
  prefixes,
  shardOfArticle,
  versionKey,
  watchKey,
} from "../../lib/archive/keys.ts";
import { digestOf } from "../../lib/article/digest.ts";
import type { findings } from "../../lib/article/look.ts";
import type { Outcome } from "../../lib/article/outcome.ts";
import { recordSchema } from "../../lib/article/record.ts";
import { watchSchema } from "../../lib/article/watch.ts";
import { diffPath, memoryFolder, versionPath } from "../../lib/publish/site-paths.ts";
import { assumeRole } from "./assumed-role.ts";
import { DeployedBucket } from "./bucket.ts";
import { Deployment, type Outputs } from "./deployment.ts";
import { openPaper, type Paper } from "./living-article.ts";
import { type MiniStack, scripts, startMiniStack } from "./ministack.ts";
import { type AskForPage, readerOf } from "./reader.ts";
import { endAllRuns, run } from "./run.ts";
import { ShardQueue } from "./shard-queue.ts";
import { until } from "./until.ts";

/** What the outputs promise: two minutes from deployment to a version of each. */
const promisedSeconds = 120;
const bundleLimitBytes = 1_500_000;
/** One emulator answers all of them, in turn. */
const killedWriters = 40;
const readerPassword = "reader:between the lines";

let ministack: MiniStack;
let paper: Paper;
let deployment: Deployment;
let outputs: Outputs;
let bucket: DeployedBucket;
let queue: ShardQueue;
let bridge: string;
let readPage: AskForPage;
/** Run beside the scenario, which for the most part waits for a schedule. */
let contract: Promise<string>;
let kills: Promise<string>;

/** Undone last to first, however far the scenario came. */
const endings: (() => unknown)[] = [];
const began = Date.now();
const figures: Record<string, string> = {};

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const record = (articleId: string, version: number) =>
  bucket.json(versionKey(articleId, version, "record.json"), recordSchema);

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "stet-deploy-"));
  endings.push(() => rm(folder, { recursive: true, force: true }), endAllRuns);
  paper = await openPaper();
  endings.push(paper.close);
  bridge = articleIdOf(new URL(paper.bridgeUrl));
  deployment = new Deployment(folder);
  const synthesized = deployment.synthesize({ watch: [paper.bridgeUrl], readers: { site: "public" } });
  [ministack] = await Promise.all([startMiniStack(folder), synthesized]);
  endings.push(ministack.stop);
  figures["install and start MiniStack, cdk synth"] = seconds(began);
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") console.error(await ministack.log());
});

afterAll(async () => {
  for (const end of endings.reverse()) await end();
  figures["all"] = seconds(began);
  console.table(figures);
});

/** Asks for a look at every article of the bridge's shard now, as the dispatch does for those that are due. */
async function askForLook(): Promise<void> {
  const layout = await bucket.json("archive.json", z.object({ shards: z.int() }));
  const shard = shardOfArticle(bridge, layout?.shards ?? 0);
  await queue.send(JSON.stringify({ format: 1, shard, which: "all" }));
}

/** A bucket of its own, for programs that are tested against any S3 server. */
async function scratchBucket(): Promise<NodeJS.ProcessEnv> {
  const scratch = "stet-contract";
  await ministack.shell(`aws s3 mb s3://${scratch}`);
  const { AWS_ENDPOINT_URL } = ministack.environment;
  return {
    ...ministack.environment,
    STET_TEST_S3_ENDPOINT: AWS_ENDPOINT_URL,
    STET_TEST_S3_BUCKET: scratch,
  };
}

/** As CONTRIBUTING.md runs them: the contract of the archive's store, and then writers that are killed. */
function testScratchBucket(): void {
  const bucketMade = scratchBucket();
  contract = bucketMade.then((env) =>
    run("npx", ["vitest", "run", "test/archive/s3-endpoint.test.ts"], { env, timeoutSeconds: 400 }),
  );
  kills = contract.then(async () =>
    run("node", ["test/soak/kills.ts", "--seed", "3", "--rounds", String(killedWriters)], {
      env: await bucketMade,
      timeoutSeconds: 400,
    }),
  );
  // Looked at by their own steps, which may come after they failed.
  contract.catch(() => undefined);
  kills.catch(() => undefined);
}

/** What `stet verify` says of the deployed archive. */
async function verified(): Promise<unknown> {
  const args = ["stet", "verify", "--json", "--archive", `s3://${outputs.StetArchive.Bucket}`];
  return JSON.parse(await run("npx", args, { env: ministack.environment, timeoutSeconds: 60 }));
}

/** Under which keys a version's words lie, for readers and as they were received. */
async function wordsOf(version: number): Promise<[string, string]> {
  const stored = await record(bridge, version);
  if (stored === undefined) throw new Error(`there is no version ${version}`);
  return [versionKey(bridge, version, "article.txt"), payloadKey(stored.payloadDigest)];
}

const outcomes = async () => (await bucket.looks()).map(({ outcome, finding }) => finding ?? outcome);

async function lookCame(expected: Outcome | (typeof findings)[number]): Promise<true | undefined> {
  return (await outcomes()).includes(expected) ? true : undefined;
}

describe("a deployment", () => {
  it("bootstraps and deploys with the plain CDK CLI", async () => {
    let since = Date.now();
    await deployment.bootstrap(ministack.environment);
    figures["cdk bootstrap"] = seconds(since);
    since = Date.now();
    outputs = await deployment.deploySynthesized(ministack.environment);
    figures["cdk deploy"] = seconds(since);
    testScratchBucket();
    bucket = new DeployedBucket(ministack.client, outputs.StetArchive.Bucket);
    queue = new ShardQueue(ministack.client, outputs.StetWatch.ShardQueue);
    readPage = readerOf(ministack, outputs.StetSite.Site);
    expect(outputs.StetWatch.Watched).toBe("1");
  });

  it("makes bundles that start fast", async () => {
    const sizes = await deployment.bundleSizes();
    figures["bundles"] = sizes.map((size) => `${Math.round(size / 1024)} KiB`).join(", ");
    expect(sizes).toHaveLength(4);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(bundleLimitBytes);
  });

  it("has the first version in the bucket within two minutes, by schedule and queue alone", async () => {
    const since = Date.now();
    const first = await until("the first version", promisedSeconds, () => record(bridge, 1));
    figures["deployed → schedule → queue → function → bucket"] = seconds(since);
    expect(await bucket.text(versionKey(bridge, 1, "article.txt"))).toContain("will cost 14 million crowns");
    const payload = await bucket.bytes(payloadKey(first.payloadDigest));
    expect(payload && digestOf(payload)).toBe(first.payloadDigest);
    await until("the look on record", 30, () => lookCame("first"));
  });

  it("lets its owner look into the bucket with the AWS CLI", async () => {
    const { Bucket, ListVersions } = outputs.StetArchive;
    const listing = await ministack.shell(ListVersions);
    expect(listing).toContain(versionKey(bridge, 1, "article.txt"));
    const text = versionKey(bridge, 1, "article.txt");
    expect(await ministack.shell(`aws s3 cp s3://${Bucket}/${text} -`)).toContain("Tilde Ramsgard");
    const [part] = await bucket.keys(prefixes.checks);
    expect(await ministack.shell(`aws s3 cp s3://${Bucket}/${part} - | gunzip`)).toContain(paper.bridgeUrl);
  });

  it("finds a number that was changed silently, and nothing else", async () => {
    paper.become("edited");
    await askForLook();
    const second = await until("the second version", 60, () => record(bridge, 2));
    expect(second.predecessor?.version).toBe(1);
    const diff = await until("the diff", 10, () => bucket.text(versionKey(bridge, 2, "diff.txt")));
    expect(diff).toContain("14");
    expect(diff).toContain("41");
    expect(diff).not.toContain("Ferries");
    await until("the look on record", 30, () => lookCame("changed"));
  });

  it("writes pages of it for readers, and CloudFront serves them", async () => {
    const since = Date.now();
    const front = await until("the change on the front page", 60, async () => {
      const { status, headers, text } = await readPage("");
      return status === 200 && text.includes("Harbour bridge") ? { headers, text } : undefined;
    });
    figures["diff → pages by CloudFront"] = seconds(since);
    expect(front.text).toMatch(/<del>.*14.*<\/del>.*<ins>.*41.*<\/ins>/s);
    expect(front.headers).toMatchObject({
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "x-robots-tag": expect.stringContaining("noindex"),
      "content-type": expect.stringContaining("text/html"),
    });
    const folder = await readPage(`articles/${encodeURI(bridge)}/`);
    expect(folder).toMatchObject({ status: 200, text: expect.stringContaining("2 versions, newest first") });
    // Public pages show short context, and none shows what the publisher of pages remembers.
    expect((await readPage(encodeURI(versionPath(bridge, 1)))).text).not.toContain("Tilde Ramsgard");
    expect((await readPage(`${memoryFolder}site.json`)).status).toBe(404);
  });

  it("signs what the archive holds by a key that nobody has, and the CLI verifies it", async () => {
    const answer = await ministack.shell(
      `aws lambda invoke --function-name ${outputs.StetWatch.CheckpointFunction} "$HOME/answer" && cat "$HOME/answer"`,
    );
    expect(answer).toMatch(/"size": ?2, ?"added": ?2/);
    expect(await verified()).toMatchObject({
      verdict: "sound",
      counts: { records: 2, notCovered: 0 },
      checkpoint: { origin: `${outputs.StetArchive.Bucket}.s3.amazonaws.com/tree`, size: 2 },
    });
  });

  it("takes a page that is gone for no version, and puts the look on record", async () => {
    paper.become("gone");
    await askForLook();
    await until("the look on record", 60, () => lookCame("gone"));
    expect(await record(bridge, 3)).toBeUndefined();
    expect(await outcomes()).toEqual(["first", "changed", "gone"]);
  });

  it("refuses to write over evidence, whoever asks", async () => {
    const key = z
      .object({ accessKeyId: z.string(), secretAccessKey: z.string() })
      .parse(JSON.parse(await ministack.shell(`python ${join(scripts, "make_user.py")}`)));
    const visitor = new DeployedBucket({ ...ministack.client, credentials: key }, outputs.StetArchive.Bucket);
    const evidence = [
      versionKey(bridge, 1, "record.json"),
      ...(await bucket.keys(prefixes.checks)).slice(0, 1),
    ];
    for (const name of evidence) {
      expect(await visitor.write(name, "forged")).toBe("AccessDenied");
      expect(await visitor.write(name, "forged", { IfNoneMatch: "*" })).toBe("PreconditionFailed");
    }
    expect(await visitor.write(versionKey(bridge, 3, "record.json"), "forged")).toBe("AccessDenied");
    expect(await visitor.write(versionKey(bridge, 1, "article.txt"), "derived anew")).toBe("written");
  });

  it("lets its owner take words down in all versions of the bucket, by a role that can take nothing else", async () => {
    const { Bucket, SigningKeyArn, TakedownRoleArn } = outputs.StetArchive;
    const [text, payload] = await wordsOf(1);
    expect(await bucket.keptVersions(text)).toHaveLength(2);
    const { environment: env, credentials } = await assumeRole(ministack, TakedownRoleArn);
    const what = ["takedown", paper.bridgeUrl, "--version", "1", "--reason", "court order 7 O 12/26"];
    const args = ["stet", ...what, "--signing-key", SigningKeyArn, "--archive", `s3://${Bucket}`];
    expect(await run("npx", args, { env, timeoutSeconds: 60 })).toContain("are gone");
    for (const key of [text, payload, versionKey(bridge, 2, "diff.json")])
      expect(await bucket.keptVersions(key)).toEqual([]);
    expect(await record(bridge, 1)).toBeDefined();
    const remover = new DeployedBucket({ ...ministack.client, credentials }, Bucket);
    for (const kept of [versionKey(bridge, 1, "record.json"), eventKey(bridge, 1), checkpointKey])
      expect(await remover.delete(kept)).toBe("AccessDenied");
    expect(await verified()).toMatchObject({
      verdict: "sound",
      redactions: [{ articleId: bridge, version: 1 }],
    });
  });

  it("lets them vanish from the pages", async () => {
    const since = Date.now();
    const pages = new DeployedBucket(ministack.client, outputs.StetSite.SiteBucket);
    await until("the pages without them", 60, async () =>
      (await pages.keys(diffPath(bridge, 2))).length === 0 ? true : undefined,
    );
    figures["takedown → pages by CloudFront"] = seconds(since);
    expect(await readPage(encodeURI(diffPath(bridge, 2)))).toMatchObject({
      status: 404,
      text: expect.stringContaining("There is no such page"),
    });
    const keys = await pages.keys("");
    const texts = await Promise.all(keys.map(async (key) => [key, (await pages.text(key)) ?? ""] as const));
    const words = /14 million|\b14 41\b|removed: <\/span>14/;
    expect(texts.filter(([, text]) => words.test(text)).map(([key]) => key)).toEqual([]);
  });

  it("puts a message that nobody can work aside after three attempts", async () => {
    const deadLetters = new ShardQueue(ministack.client, outputs.StetWatch.DeadLetterQueue);
    await queue.retryAfter(1);
    await queue.send("not a shard");
    await until("the dead letter", 60, async () => ((await deadLetters.waiting()) === 1 ? true : undefined));
    expect(await queue.waiting()).toBe(0);
  });

  it("offers an S3 that keeps the contract of the archive's store", async () => {
    expect(await contract).toMatch(/Tests .*passed/);
  });

  it("loses nothing when writers are killed at work on it", async () => {
    const report = await kills;
    figures["writers killed"] = report.split("\n")[1] ?? "";
    expect(report).toContain(`${killedWriters} processes killed`);
    expect(report).toContain("dangling or underived: 0");
  });

  it("retires what an upgrade takes out of the list, keeps its history, and takes up what is new", async () => {
    let since = Date.now();
    const readers = { site: "password", sitePassword: digestOf(readerPassword) } as const;
    outputs = await deployment.deploy({ watch: [paper.readingRoomUrl], readers }, ministack.environment);
    figures["cdk deploy, upgrade"] = seconds(since);
    since = Date.now();
    const library = articleIdOf(new URL(paper.readingRoomUrl));
    await until("the other article's first version", promisedSeconds, () => record(library, 1));
    figures["upgraded → new article in the bucket"] = seconds(since);
    expect(await bucket.json(watchKey(bridge), watchSchema)).toMatchObject({
      targetUrl: paper.bridgeUrl,
      retiredAt: expect.any(String),
    });
    expect(await record(bridge, 2)).toBeDefined();
  });

  it("asks readers for the password that was set since", async () => {
    expect(await readPage("")).toMatchObject({ status: 401, text: "" });
    expect((await readPage("", "reader:another")).status).toBe(401);
    expect(await readPage("", readerPassword)).toMatchObject({
      status: 200,
      text: expect.stringContaining("<!DOCTYPE html>"),
    });
  });

  it("leaves the archive behind when it is destroyed", async () => {
    const since = Date.now();
    await deployment.destroy(ministack.environment);
    figures["cdk destroy"] = seconds(since);
    expect(await record(bridge, 2)).toBeDefined();
    await expect(queue.waiting()).rejects.toThrow();
  });
});
