/** The contract on single objects: what is put is got, what is there stays, what changed is not replaced. */
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { bytesOf, facts, keysOf, noise, type Open, put, tagOf, textAt } from "./store-under-test.ts";

/** Names that a path, a URL or an XML listing could trip over. */
const oddKeys = [
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

export function roundTrips(open: Open): void {
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

export function replacements(open: Open): void {
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
