/** What is an archive, what may become one, and what is left alone. */
import { describe, expect, it } from "vitest";
import { openArchive } from "../../lib/archive/layout.ts";
import { put, textAt } from "./contract/store-under-test.ts";
import { createMemoryStore, emptyBucket } from "./memory-store.ts";

const archiveJson = (content: unknown): string => JSON.stringify(content);

describe("openArchive", () => {
  it("makes an archive in an empty place, once", async () => {
    const store = createMemoryStore();
    expect(await openArchive(store, { create: true })).toEqual({ shards: 2 });
    expect(await textAt(store, "archive.json")).toBe('{\n  "format": 1,\n  "layout": 1,\n  "shards": 2\n}\n');
    expect(await openArchive(store, { create: true, shards: 4 })).toEqual({ shards: 2 });
    expect(await openArchive(store, { create: false })).toEqual({ shards: 2 });
    expect(store.bucket.writes).toBe(1);
  });

  it("makes it with as many shards as are asked for", async () => {
    const store = createMemoryStore();
    expect(await openArchive(store, { create: true, shards: 4 })).toEqual({ shards: 4 });
    await expect(openArchive(createMemoryStore(), { create: true, shards: 1000 })).rejects.toThrow(/shards/);
  });

  it("makes none where none is asked for", async () => {
    const store = createMemoryStore();
    await expect(openArchive(store, { create: false })).rejects.toMatchObject({
      name: "UsageError",
      message: "there is no archive at memory:: name another with --archive, or add a watch first",
    });
    expect(store.bucket.writes).toBe(0);
  });

  it.each([["articles/example.org/x~0123456789abcdef/watch.json"], ["holiday.jpg"], ["-first-in-order"]])(
    "makes none beside %s",
    async (key) => {
      const store = createMemoryStore();
      await put(store, key);
      await put(store, ".DS_Store");
      await expect(openArchive(store, { create: true })).rejects.toMatchObject({
        name: "UsageError",
        message: `memory: holds "${key}" but no archive.json: name an empty place, or copy the missing file there`,
      });
    },
  );

  it("minds no hidden files", async () => {
    const store = createMemoryStore();
    for (const key of [".DS_Store", ".git/HEAD", ".git/config"]) await put(store, key);
    expect(await openArchive(store, { create: true })).toEqual({ shards: 2 });
  });

  it.each([
    [{ format: 1, layout: 2, shards: 16 }],
    [{ format: 2, layout: 1, shards: 16 }],
    [{ format: 3, layout: 3, otherwise: "arranged" }],
  ])("refuses the newer %j in one sentence", async (content) => {
    const store = createMemoryStore();
    await put(store, "archive.json", archiveJson(content));
    await expect(openArchive(store, { create: true })).rejects.toMatchObject({
      name: "UsageError",
      message: expect.stringMatching(/^the archive at memory: .* use a newer stet$/),
    });
  });

  it.each([
    ["{", /^memory:\/archive.json: not JSON/],
    [archiveJson({ format: 1, layout: 1 }), /^memory:\/archive.json: shards/],
    [archiveJson({ format: 1, layout: 1, shards: 0 }), /^memory:\/archive.json: shards/],
    [archiveJson([]), /^memory:\/archive.json: /],
  ])("calls %s damaged", async (content, message) => {
    const store = createMemoryStore();
    await put(store, "archive.json", content);
    await expect(openArchive(store, { create: false })).rejects.toMatchObject({
      name: "DamagedObjectError",
      message: expect.stringMatching(message),
    });
  });

  it("opens what another made at the same time, whichever step it came between", async () => {
    for (let step = 1; step <= 4; step += 1) {
      const bucket = emptyBucket();
      let turns = 0;
      const turn = async () => {
        turns += 1;
        if (turns !== step) return;
        const other = createMemoryStore({ bucket });
        await openArchive(other, { create: true, shards: 8 });
        await put(other, "watches/000.json");
      };
      const opened = await openArchive(createMemoryStore({ bucket, turn }), { create: true });
      expect(opened).toEqual({ shards: step <= 3 ? 8 : 2 });
    }
  });
});
