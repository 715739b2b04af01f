/** The contract on listings, deletions and the clock. */
import { expect, it } from "vitest";
import { instantSchema } from "../../../lib/article/instant.ts";
import { bytesOf, keysOf, type Open, put, textAt } from "./store-under-test.ts";

/** In the order of their UTF-8 bytes; "～" is U+FF5E, "🗞" lies beyond U+FFFF, where UTF-16 order differs. */
const ordered = ["a!", "a-b/x", "a.json", "a/b-c", "a/b.json", "a/b/c", "a/c", "a0", "b", "～", "🗞"];

export function listings(open: Open): void {
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

export function deletions(open: Open): void {
  it("deletes one object and no other", async () => {
    const { store, another } = await open();
    for (const key of ["x/1", "x/10", "x/1.json"]) await put(store, key);
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
