/** The S3 store against the double: the contract in fair and foul weather, each fault, each refusal, what is sent. */
import { describe, expect, it } from "vitest";
import { seededRandom } from "../seeded-random.ts";
import { races } from "./contract/races.ts";
import { replacements } from "./contract/reads-and-writes.ts";
import { bytesOf, facts, keysOf, put, tagOf, textAt } from "./contract/store-under-test.ts";
import { openDouble } from "./open-double.ts";
import { type DoubleFault, doubleFaults, type S3Double } from "./s3-double.ts";
import type { DoubleObject } from "./s3-double-answers.ts";
import { storeContract } from "./store-contract.ts";

storeContract("S3, by the double", () => openDouble());
// Faults without effect: what a store may promise after a lost answer is less, and asked for below.
storeContract("S3, by a double that refuses or breaks off every fifth request", async () => {
  const opened = await openDouble();
  const random = seededRandom(4);
  const onGet: DoubleFault[] = ["500", "503", "dropped", "cut-body", "lost-answer"];
  const drawn = (faults: readonly DoubleFault[]) => faults[Math.floor(random() * faults.length)];
  opened.double.faults.script(({ method }) => {
    return random() < 1 / 5 ? drawn(method === "GET" ? onGet : ["409"]) : undefined;
  });
  return opened;
});

const theirs: DoubleObject = { bytes: bytesOf("theirs"), etag: '"theirs"', headers: {} };
const isPut = ({ method }: { method: string }): boolean => method === "PUT";
const sent = ({ requests }: S3Double): string[] => requests.map(({ method }) => method);

describe("a double that takes If-Match as radosgw does", () => {
  const likeRadosgw = () => openDouble({ likeRadosgw: true });
  replacements(likeRadosgw);
  races(likeRadosgw);

  it("costs two more requests at each replacement", async () => {
    const { double, store } = await likeRadosgw();
    await put(store, "key");
    const tag = await tagOf(store, "key");
    expect(await store.replaceIfUnchanged("key", tag, bytesOf("new"), facts)).toBeDefined();
    expect(sent(double).slice(2)).toEqual(["PUT", "GET", "PUT"]);
  });
});

describe("what the S3 store sends", () => {
  it("is a conditional PUT with its SHA-256, type, coding and metadata", async () => {
    const { double, store } = await openDouble();
    const full = {
      contentType: "text/html",
      contentEncoding: "gzip",
      metadata: { "original-type": "text/html" },
    };
    await store.putIfAbsent("a b/ü", bytesOf("abc"), full);
    expect(double.requests.map(({ method, bucket, key }) => ({ method, bucket, key }))).toEqual([
      { method: "PUT", bucket: "archive", key: "pre/fix/a b/ü" },
    ]);
    expect(double.requests[0]?.headers).toMatchObject({
      "if-none-match": "*",
      "content-type": "text/html",
      "content-encoding": "gzip",
      "x-amz-meta-original-type": "text/html",
      // SHA-256 of "abc", from FIPS 180-2, appendix B.1.
      "x-amz-checksum-sha256": "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
    });
  });

  it("is one request for each call, when all goes well, but for deleting, which asks for versions and locks", async () => {
    const { double, store } = await openDouble();
    await put(store, "key");
    const tag = await tagOf(store, "key");
    await store.replaceIfUnchanged("key", tag, bytesOf("new"), facts);
    await keysOf(store, "");
    await store.delete("key");
    await store.clock();
    expect(sent(double)).toEqual(["PUT", "GET", "PUT", "GET", "GET", "HEAD", "DELETE"]);
    expect(double.requests[2]?.headers["if-match"]).toBe(tag);
  });

  it("stays under its prefix", async () => {
    const { double, store } = await openDouble();
    await put(store, "key");
    for (const key of ["pre/fix", "pre/fixed", "other"]) double.objects.set(`archive/${key}`, theirs);
    expect(await keysOf(store, "")).toEqual(["key"]);
    expect(store.address).toBe("s3://archive/pre/fix");
  });
});

describe("a fault", () => {
  it.each<[DoubleFault, string[]]>([
    ["409", ["PUT", "PUT"]],
    ["500", ["PUT", "PUT"]],
    ["503", ["PUT", "PUT"]],
    ["dropped", ["PUT", "PUT"]],
    ["500-after", ["PUT", "PUT", "GET"]],
    ["lost-answer", ["PUT", "PUT", "GET"]],
    ["silent", ["PUT", "PUT", "GET"]],
  ])("%s at putIfAbsent ends in created", async (fault, requests) => {
    const { double, store, pauses } = await openDouble(fault === "silent" ? { requestTimeoutMs: 200 } : {});
    double.faults.next([fault]);
    expect(await store.putIfAbsent("key", bytesOf("own"), facts)).toBe("created");
    expect(sent(double)).toEqual(requests);
    expect(pauses).toHaveLength(1);
  });

  it.each<DoubleFault>(["409", "500", "503", "dropped", "500-after", "lost-answer"])(
    "%s at replaceIfUnchanged ends in replaced, with the new tag",
    async (fault) => {
      const { double, store } = await openDouble();
      await put(store, "key", "old");
      const tag = await tagOf(store, "key");
      double.faults.next([fault]);
      const replaced = await store.replaceIfUnchanged("key", tag, bytesOf("new"), facts);
      expect(replaced).toEqual({ tag: await tagOf(store, "key") });
      expect(await textAt(store, "key")).toBe("new");
    },
  );

  it("is exists when another's object is found after a lost answer", async () => {
    const { double, store, another } = await openDouble();
    await put(another, "key", "theirs");
    double.faults.next(["lost-answer"], isPut);
    expect(await store.putIfAbsent("key", bytesOf("own"), facts)).toBe("exists");
  });

  it("is no replacement when another replaced ours after the lost answer", async () => {
    const { double, store } = await openDouble();
    await put(store, "key", "old");
    const tag = await tagOf(store, "key");
    let puts = 0;
    double.faults.script((request) => {
      if (!isPut(request)) return undefined;
      puts += 1;
      // The second is the retry: by then another has put theirs in place of ours.
      if (puts === 2) double.objects.set("archive/pre/fix/key", theirs);
      return puts === 1 ? "lost-answer" : undefined;
    });
    expect(await store.replaceIfUnchanged("key", tag, bytesOf("own"), facts)).toBeUndefined();
    expect(await textAt(store, "key")).toBe("theirs");
  });

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    "however often, leaves one winner among many writers (seed %i)",
    async (seed) => {
      const { double, store, another } = await openDouble();
      const random = seededRandom(seed);
      const drawn = () => doubleFaults[Math.floor(random() * doubleFaults.length)];
      double.faults.script(() => {
        const fault = random() < 1 / 3 ? drawn() : undefined;
        // A silent server costs a test the time-out.
        return fault === "silent" ? "lost-answer" : fault;
      });
      const writers = Array.from({ length: 6 }, (_, number) => `writer ${number}`);
      const by = (number: number) => (number % 2 === 0 ? store : another);
      const made = await Promise.all(
        writers.map((writer, number) => by(number).putIfAbsent("key", bytesOf(writer), facts)),
      );
      expect(writers.filter((_, number) => made[number] === "created")).toEqual([await textAt(store, "key")]);
      const tag = await tagOf(store, "key");
      const replaced = await Promise.all(
        writers.map((writer, number) =>
          by(number).replaceIfUnchanged("key", tag, bytesOf(`${writer}!`), facts),
        ),
      );
      const winners = writers.filter((_, number) => replaced[number] !== undefined);
      expect(winners.map((writer) => `${writer}!`)).toEqual([await textAt(store, "key")]);
    },
  );

  it.each<DoubleFault>(["500", "503", "dropped", "cut-body"])("%s at get is got over", async (fault) => {
    const { double, store } = await openDouble();
    await put(store, "key", "whole text");
    double.faults.next([fault, fault]);
    expect(await textAt(store, "key")).toBe("whole text");
    expect(sent(double)).toEqual(["PUT", "GET", "GET", "GET"]);
  });

  it("in the bytes themselves is found by their checksum", async () => {
    const { double, store, pauses } = await openDouble();
    await put(store, "key", "text");
    for (const object of double.objects.values()) object.bytes.fill(0);
    await expect(store.get("key")).rejects.toMatchObject({ name: "StoreUnavailableError" });
    expect(pauses).toHaveLength(7);
  });

  it("that stays is a StoreUnavailableError, after pauses that grow and never exceed 5 s", async () => {
    const { double, store, pauses } = await openDouble();
    double.faults.script(() => "503");
    await expect(store.putIfAbsent("key", bytesOf("own"), facts)).rejects.toMatchObject({
      name: "StoreUnavailableError",
      retryable: true,
      message:
        "s3://archive/pre/fix: no good answer in 8 attempts, the last was 503 SlowDown: try again later",
    });
    expect(sent(double)).toEqual(Array(8).fill("PUT"));
    const random = seededRandom(1);
    expect(pauses).toEqual([200, 400, 800, 1600, 3200, 5000, 5000].map((longest) => random() * longest));
  });
});

describe("a server that is not there", () => {
  it("is a StoreUnavailableError that says what the system said", async () => {
    const { double, store } = await openDouble();
    await double.close();
    await expect(store.get("key")).rejects.toMatchObject({
      name: "StoreUnavailableError",
      message: expect.stringMatching(/in 8 attempts, the last was ECONNREFUSED: try again later$/),
    });
  });
});

describe("a refusal", () => {
  it("of the bucket names the bucket and the remedy, at once", async () => {
    const { double, store, pauses } = await openDouble({ bucket: "missing" });
    const message = "s3://missing/pre/fix: there is no such bucket: create it, or name another archive";
    await expect(store.get("key")).rejects.toMatchObject({ name: "UsageError", message });
    await expect(store.putIfAbsent("key", bytesOf("x"), facts)).rejects.toMatchObject({ message });
    await expect(store.replaceIfUnchanged("key", '"t"', bytesOf("x"), facts)).rejects.toMatchObject({
      message,
    });
    await expect(keysOf(store, "")).rejects.toMatchObject({ message });
    await expect(store.delete("key")).rejects.toMatchObject({ message });
    expect(double.requests).toHaveLength(5);
    expect(pauses).toEqual([]);
  });

  it("of the credentials says that they are not accepted", async () => {
    const { store } = await openDouble({ accessKeyId: "stranger" });
    await expect(store.get("key")).rejects.toMatchObject({
      name: "UsageError",
      message: expect.stringContaining("credentials are not accepted"),
    });
  });
});

describe("a listing", () => {
  it("asks for page after page, each after the last key of the one before", async () => {
    const { double, store } = await openDouble({ pageSize: 2 });
    for (const key of ["a", "b", "c", "d", "e"]) await put(store, key);
    expect(await keysOf(store, "", "a")).toEqual(["b", "c", "d", "e"]);
    const asked = double.requests
      .filter(({ method }) => method === "GET")
      .map(({ query }) => query.get("start-after"));
    expect(asked).toEqual(["pre/fix/a", "pre/fix/c"]);
  });

  it("asks no further than it is read", async () => {
    const { double, store } = await openDouble({ pageSize: 2 });
    for (const key of ["a", "b", "c"]) await put(store, key);
    for await (const { key } of store.list("")) if (key === "b") break;
    expect(sent(double).filter((method) => method === "GET")).toHaveLength(1);
  });
});
