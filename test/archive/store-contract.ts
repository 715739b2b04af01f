/**
 * What every store promises (lib/archive/store.ts), asked of each in the same words. A store that passes may carry an
 * archive; one that answers wrongly here would lose or double versions.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ObjectFacts, ObjectStore } from "../../lib/archive/store.ts";
import { instantSchema } from "../../lib/article/instant.ts";
import { seededRandom } from "../seeded-random.ts";

export interface StoreUnderTest {
  readonly store: ObjectStore;
  /** Another process's view of the same place. */
  readonly another: ObjectStore;
}

/** `open` gives an empty place at each call, and clears it away when its test is over. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the store contract, on ${name}`, () => {
    describe("get and putIfAbsent", () => roundTrips(open));
    describe("replaceIfUnchanged", () => replacements(open));
    describe("several writers at once", () => races(open));
    describe("list", () => listings(open));
    describe("delete and clock", () => deletions(open));
    it("does what a map would do", () => modelled(open), 60_000);
  });
}

type Open = () => Promise<StoreUnderTest>;

const facts: ObjectFacts = { contentType: "application/octet-stream" };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes);

async function put(store: ObjectStore, key: string, text = key): Promise<void> {
  expect(await store.putIfAbsent(key, bytesOf(text), facts)).toBe("created");
}

async function textAt(store: ObjectStore, key: string): Promise<string | undefined> {
  return textOf((await store.get(key))?.bytes);
}

async function tagOf(store: ObjectStore, key: string): Promise<string> {
  const object = await store.get(key);
  if (object === undefined) throw new Error(`${key} should be there`);
  return object.tag;
}

async function keysOf(store: ObjectStore, prefix: string, after?: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix, after)) keys.push(key);
  return keys;
}

function noise(length: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

/** Names that a path, a URL or an XML listing could trip over. */
export const oddKeys = [
  "space in name",
  "plus+sign",
  "percent%25and%2Fslash",
  "tilde~0123456789abcdef",
  "question?and=equals&and#hash",
  "<angle> & 'quote' \"double\"",
  "[brackets]{braces}(parens)*!@$,;=:",
  "dots/a..b/.hidden",
  "grüße/日本語/🗞.json",
  "CASE/lower/UPPER",
  `${"long".repeat(50)}/x`,
  `${"deep/".repeat(30)}x`,
];

function roundTrips(open: Open): void {
  it("answers undefined for what is not there", async () => {
    const { store } = await open();
    await put(store, "folder/object");
    expect(await store.get("folder/other")).toBeUndefined();
    expect(await store.get("folder")).toBeUndefined();
    expect(await store.get("elsewhere/object")).toBeUndefined();
  });

  it.each([
    ["every byte value", Uint8Array.from({ length: 256 }, (_, value) => value)],
    ["an empty object", new Uint8Array()],
    ["line ends and a byte-order mark", bytesOf("\uFEFFa\r\nb\rc\n")],
    ["12 MB", noise(12_000_000, 1)],
  ])("gives back %s as it was put", async (_, bytes) => {
    const { store, another } = await open();
    expect(await store.putIfAbsent("a/b", bytes, facts)).toBe("created");
    const found = (await another.get("a/b"))?.bytes ?? bytesOf("nothing");
    expect(Buffer.compare(found, bytes)).toBe(0);
  });

  it("leaves what is there untouched, be the bytes other or the same", async () => {
    const { store, another } = await open();
    await put(store, "key", "first");
    expect(await another.putIfAbsent("key", bytesOf("second"), facts)).toBe("exists");
    expect(await store.putIfAbsent("key", bytesOf("first"), facts)).toBe("exists");
    expect(await textAt(store, "key")).toBe("first");
  });

  it("keeps a content coding as it is", async () => {
    const { store } = await open();
    const coded = gzipSync("line\n");
    const codedFacts = { contentType: "application/x-ndjson", contentEncoding: "gzip" };
    await store.putIfAbsent("lines.ndjson.gz", coded, codedFacts);
    const found = (await store.get("lines.ndjson.gz"))?.bytes ?? new Uint8Array();
    expect(Buffer.compare(found, coded)).toBe(0);
    expect(gunzipSync(found).toString()).toBe("line\n");
  });

  it("takes metadata", async () => {
    const { store } = await open();
    const withMetadata = { ...facts, metadata: { "original-type": "text/html; charset=utf-8" } };
    expect(await store.putIfAbsent("payload", bytesOf("x"), withMetadata)).toBe("created");
  });

  it("shares no memory with its caller", async () => {
    const { store } = await open();
    const given = bytesOf("given");
    await store.putIfAbsent("key", given, facts);
    given.fill(0);
    (await store.get("key"))?.bytes.fill(1);
    expect(await textAt(store, "key")).toBe("given");
  });

  it.each(oddKeys)("takes the key %j", async (key) => {
    const { store, another } = await open();
    await put(store, key, "odd");
    expect(await textAt(another, key)).toBe("odd");
    expect(await keysOf(store, "")).toEqual([key]);
    expect(await keysOf(store, key)).toEqual([key]);
    await store.delete(key);
    expect(await store.get(key)).toBeUndefined();
  });
}

function replacements(open: Open): void {
  it("replaces under the tag that was read, and gives the next", async () => {
    const { store, another } = await open();
    await put(store, "state", "one");
    const first = await tagOf(store, "state");
    const second = await store.replaceIfUnchanged("state", first, bytesOf("two"), facts);
    expect(second?.tag).toBe(await tagOf(another, "state"));
    expect(second?.tag).not.toBe(first);
    expect(
      await another.replaceIfUnchanged("state", second?.tag ?? "", bytesOf("three"), facts),
    ).toBeDefined();
    expect(await textAt(store, "state")).toBe("three");
  });

  it("gives the same tag for as long as nothing changes", async () => {
    const { store, another } = await open();
    await put(store, "state");
    await put(store, "other");
    expect(await tagOf(another, "state")).toBe(await tagOf(store, "state"));
    await store.putIfAbsent("state", bytesOf("late"), facts);
    expect(await tagOf(store, "state")).toBe(await tagOf(another, "state"));
  });

  it("touches nothing when the object has changed", async () => {
    const { store, another } = await open();
    await put(store, "state", "one");
    const stale = await tagOf(store, "state");
    await another.replaceIfUnchanged("state", stale, bytesOf("two"), facts);
    expect(await store.replaceIfUnchanged("state", stale, bytesOf("mine"), facts)).toBeUndefined();
    expect(await textAt(store, "state")).toBe("two");
  });

  it("creates nothing where nothing is, or is no more", async () => {
    const { store, another } = await open();
    await put(store, "state", "one");
    const tag = await tagOf(store, "state");
    expect(await store.replaceIfUnchanged("other", tag, bytesOf("mine"), facts)).toBeUndefined();
    await another.delete("state");
    expect(await store.replaceIfUnchanged("state", tag, bytesOf("mine"), facts)).toBeUndefined();
    expect(await keysOf(store, "")).toEqual([]);
  });

  it("replaces by an empty object and by a large one", async () => {
    const { store } = await open();
    await put(store, "state", "one");
    const emptied = await store.replaceIfUnchanged(
      "state",
      await tagOf(store, "state"),
      new Uint8Array(),
      facts,
    );
    expect((await store.get("state"))?.bytes.length).toBe(0);
    const large = noise(3_000_000, 2);
    expect(await store.replaceIfUnchanged("state", emptied?.tag ?? "", large, facts)).toBeDefined();
    expect(Buffer.compare((await store.get("state"))?.bytes ?? new Uint8Array(), large)).toBe(0);
  });
}

const writers = Array.from({ length: 16 }, (_, number) => `writer ${number}`);

function races(open: Open): void {
  it("lets exactly one of many create", async () => {
    const { store, another } = await open();
    const answers = await Promise.all(
      writers.map((writer, number) =>
        (number % 2 === 0 ? store : another).putIfAbsent("slot", bytesOf(writer), facts),
      ),
    );
    const winners = writers.filter((_, number) => answers[number] === "created");
    expect(winners).toHaveLength(1);
    expect(await textAt(store, "slot")).toBe(winners[0]);
  });

  it("lets exactly one of many replace under one tag", async () => {
    const { store, another } = await open();
    await put(store, "state", "start");
    const tag = await tagOf(store, "state");
    const answers = await Promise.all(
      writers.map((writer, number) =>
        (number % 2 === 0 ? store : another).replaceIfUnchanged("state", tag, bytesOf(writer), facts),
      ),
    );
    const winners = writers.filter((_, number) => answers[number] !== undefined);
    expect(winners).toHaveLength(1);
    expect(await textAt(store, "state")).toBe(winners[0]);
  });

  it("loses no step of a counter that several count on", async () => {
    const { store, another } = await open();
    await put(store, "counter", "0");
    const step = async (by: ObjectStore): Promise<void> => {
      const object = await by.get("counter");
      const next = bytesOf(String(Number(textOf(object?.bytes)) + 1));
      const done = await by.replaceIfUnchanged("counter", object?.tag ?? "", next, facts);
      if (done === undefined) await step(by);
    };
    const count = async (by: ObjectStore): Promise<void> => {
      for (let steps = 0; steps < 5; steps += 1) await step(by);
    };
    await Promise.all([store, another, store, another].map(count));
    expect(await textAt(store, "counter")).toBe("20");
  }, 60_000);

  it("never shows half an object", async () => {
    const { store, another } = await open();
    const [first, second] = [new Uint8Array(2_000_000).fill(1), new Uint8Array(1_000_000).fill(2)];
    let over = false;
    const seen = new Set<string>();
    const look = async (): Promise<void> => {
      while (!over) {
        const bytes = (await another.get("big"))?.bytes;
        const whole = bytes?.every((byte) => byte === bytes[0]) ?? true;
        seen.add(bytes === undefined ? "nothing" : `${whole ? "all" : "mixed"} ${bytes[0]} ${bytes.length}`);
      }
    };
    const looking = look();
    await store.putIfAbsent("big", first, facts);
    await store.replaceIfUnchanged("big", await tagOf(store, "big"), second, facts);
    over = true;
    await looking;
    const allowed = ["nothing", "all 1 2000000", "all 2 1000000"];
    expect([...seen].filter((sight) => !allowed.includes(sight))).toEqual([]);
  });
}

/** In the order of their UTF-8 bytes; "～" is U+FF5E, "🗞" lies beyond U+FFFF, where UTF-16 order differs. */
const ordered = [
  "a!",
  "a-b/x",
  "a.json",
  "a/",
  "a/b",
  "a/b-c",
  "a/b.json",
  "a/b/c",
  "a/c",
  "a0",
  "b",
  "～",
  "🗞",
].filter((key) => !["a/", "a/b"].includes(key));

function listings(open: Open): void {
  it("lists in the order of the keys' bytes, with sizes", async () => {
    const { store, another } = await open();
    for (const key of ordered.toReversed()) await put(store, key);
    const listed = [];
    for await (const object of another.list("")) listed.push(object);
    expect(listed).toEqual(ordered.map((key) => ({ key, size: bytesOf(key).length })));
  });

  it("goes on after any key, there or not", async () => {
    const { store } = await open();
    for (const key of ordered) await put(store, key);
    for (const [place, key] of ordered.entries()) {
      expect(await keysOf(store, "", key)).toEqual(ordered.slice(place + 1));
    }
    expect(await keysOf(store, "", "a/b/a")).toEqual(ordered.slice(ordered.indexOf("a/b/c")));
    expect(await keysOf(store, "", "a/b/d")).toEqual(ordered.slice(ordered.indexOf("a/c")));
    expect(await keysOf(store, "", "a/")).toEqual(ordered.slice(ordered.indexOf("a/b-c")));
  });

  it.each([
    ["a/", ["a/b-c", "a/b.json", "a/b/c", "a/c"], undefined],
    ["a/b", ["a/b-c", "a/b.json", "a/b/c"], undefined],
    ["a/b/", ["a/b/c"], undefined],
    ["a/b/c", ["a/b/c"], undefined],
    ["a/b/c/", [], undefined],
    ["a/", ["a/b/c", "a/c"], "a/b.json"],
    ["a/", [], "b"],
    ["a/", ["a/b-c", "a/b.json", "a/b/c", "a/c"], "Z"],
    ["missing/", [], undefined],
  ])("lists under the prefix %j", async (prefix, expected, after) => {
    const { store } = await open();
    for (const key of ordered) await put(store, key);
    expect(await keysOf(store, prefix, after)).toEqual(expected);
  });

  it("lists nothing in an empty place", async () => {
    const { store } = await open();
    expect(await keysOf(store, "")).toEqual([]);
  });

  it("shows each write and each deletion at once", async () => {
    const { store, another } = await open();
    await put(store, "x/1");
    expect(await keysOf(another, "x/")).toEqual(["x/1"]);
    await put(another, "x/2");
    await store.delete("x/1");
    expect(await keysOf(another, "x/")).toEqual(["x/2"]);
  });

  it("lists more than one page of S3 holds", async () => {
    const { store } = await open();
    const keys = Array.from({ length: 1050 }, (_, number) => `n/${String(number).padStart(5, "0")}`);
    const batch = 50;
    for (let start = 0; start < keys.length; start += batch) {
      await Promise.all(keys.slice(start, start + batch).map((key) => put(store, key, "")));
    }
    expect(await keysOf(store, "n/")).toEqual(keys);
    expect(await keysOf(store, "n/", "n/00010")).toEqual(keys.slice(11));
  }, 60_000);
}

function deletions(open: Open): void {
  it("deletes one object and no other", async () => {
    const { store, another } = await open();
    for (const key of ["x/1", "x/10", "x/1.json", "x"].slice(0, 3)) await put(store, key);
    await store.delete("x/1");
    expect(await another.get("x/1")).toBeUndefined();
    expect(await keysOf(another, "")).toEqual(["x/1.json", "x/10"]);
  });

  it("finds no fault with deleting what is not there", async () => {
    const { store, another } = await open();
    await put(store, "x/1");
    await store.delete("x/1");
    await another.delete("x/1");
    await store.delete("never/there");
    await store.delete("x");
    expect(await keysOf(store, "")).toEqual([]);
  });

  it("creates anew what was deleted", async () => {
    const { store, another } = await open();
    await put(store, "x/1", "old");
    await store.delete("x/1");
    await put(another, "x/1", "new");
    expect(await textAt(store, "x/1")).toBe("new");
  });

  it("tells the time, and never backwards", async () => {
    const { store, another } = await open();
    const first = await store.clock();
    expect(instantSchema.safeParse(first).success).toBe(true);
    await put(another, "x/1");
    expect((await store.clock()) >= first).toBe(true);
  });

  it("says where it is", async () => {
    const { store } = await open();
    expect(store.address).not.toBe("");
  });
}

const modelKeys = ["k/1", "k/2", "k/2x", "l"];
const keyArbitrary = fc.constantFrom(...modelKeys);
const textArbitrary = fc.string({ maxLength: 4 });
const stepArbitrary = fc.oneof(
  fc.record({ verb: fc.constant("put"), key: keyArbitrary, text: textArbitrary }),
  fc.record({ verb: fc.constant("replace"), key: keyArbitrary, text: textArbitrary }),
  fc.record({ verb: fc.constant("replace-stale"), key: keyArbitrary, text: textArbitrary }),
  fc.record({ verb: fc.constant("delete"), key: keyArbitrary, text: fc.constant("") }),
);
type Step = { verb: string; key: string; text: string };

async function modelled(open: Open): Promise<void> {
  const property = fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 12 }), async (steps) => {
    const { store } = await open();
    const model = new Map<string, string>();
    for (const step of steps) await takeStep(store, model, step);
    expect(await keysOf(store, "")).toEqual([...model.keys()].sort());
    for (const key of modelKeys) expect(await textAt(store, key)).toBe(model.get(key));
  });
  await fc.assert(property, { numRuns: 30 });
}

async function takeStep(store: ObjectStore, model: Map<string, string>, { verb, key, text }: Step) {
  if (verb === "delete") {
    await store.delete(key);
    model.delete(key);
  } else if (verb === "put") {
    const answer = await store.putIfAbsent(key, bytesOf(text), facts);
    expect(answer).toBe(model.has(key) ? "exists" : "created");
    if (answer === "created") model.set(key, text);
  } else {
    const tag = verb === "replace" ? (await store.get(key))?.tag : '"no such tag"';
    const answer = await store.replaceIfUnchanged(key, tag ?? '"none"', bytesOf(text), facts);
    expect(answer !== undefined).toBe(verb === "replace" && model.has(key));
    if (answer !== undefined) model.set(key, text);
  }
}
