/** The folder store: the contract, with and without hard links, and what only a folder can get wrong. */
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderError } from "../../lib/archive/folder-errors.ts";
import { createFolderStore, type FolderStoreOptions } from "../../lib/archive/folder-store.ts";
import { UsageError } from "../../lib/article/errors.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { bytesOf, facts, keysOf, put, tagOf, textAt } from "./contract/store-under-test.ts";
import { storeContract } from "./store-contract.ts";

const now = () => "2020-01-01T00:00:00.000Z";

async function openWith(options: FolderStoreOptions) {
  const root = join(await temporaryFolder(), "archive");
  return { store: createFolderStore(root, options), another: createFolderStore(root, options) };
}

async function linkless(): Promise<never> {
  throw Object.assign(new Error("operation not permitted, link"), { code: "EPERM" });
}

storeContract("a folder", () => openWith({ now }));
storeContract("a folder without hard links", () => openWith({ now, link: linkless }));

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe.each([
  ["with", {}],
  ["without", { link: linkless }],
])("a folder %s hard links", (_, options) => {
  it("holds one file under each key, and nothing else when all is done", async () => {
    const root = await temporaryFolder();
    const store = createFolderStore(root, { now, ...options });
    await put(store, "archive.json", "{}");
    await put(store, "watches/001.json", "old");
    await put(store, "watches/002.json");
    await store.putIfAbsent("archive.json", bytesOf("late"), facts);
    await store.replaceIfUnchanged(
      "watches/001.json",
      await tagOf(store, "watches/001.json"),
      bytesOf("new"),
      facts,
    );
    await store.delete("watches/002.json");
    expect(await filesIn(root)).toEqual(["archive.json", "watches/001.json"]);
    expect(await readFile(join(root, "watches/001.json"), "utf8")).toBe("new");
  });
});

describe("a folder", () => {
  it.each([
    "",
    "/",
    "/etc/passwd",
    "..",
    "../outside",
    "a/../../outside",
    "a/./b",
    "a//b",
    "a/",
    "a\\..\\b",
    "a\0b",
    "a/\nb",
    "a/.stet-lock-1",
    ".stet-new-1/b",
  ])("takes the key %j for the mistake it is", async (key) => {
    const root = await temporaryFolder();
    const store = createFolderStore(join(root, "archive"), { now });
    const calls = [
      () => store.get(key),
      () => store.putIfAbsent(key, bytesOf("x"), facts),
      () => store.replaceIfUnchanged(key, "tag", bytesOf("x"), facts),
      () => store.delete(key),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow(TypeError);
    expect(await filesIn(root)).toEqual([]);
  });

  it("does not list outside its root", async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, "outside"), "");
    const store = createFolderStore(join(root, "archive"), { now });
    await put(store, "inside");
    await expect(keysOf(store, "../")).rejects.toThrow(TypeError);
    expect(await keysOf(store, "..")).toEqual([]);
  });

  it("lists neither what dead processes left nor what cannot be a key", async () => {
    const root = await temporaryFolder();
    const store = createFolderStore(root, { now });
    await put(store, "articles/a/watch.json");
    await writeFile(join(root, "articles/a/.stet-new-1"), "half an obj");
    await mkdir(join(root, "articles/a/.stet-lock-2"));
    await writeFile(join(root, "articles/a/.stet-lock-2/3.next"), "never committed");
    await writeFile(join(root, "articles/a/line\nbreak"), "");
    await mkdir(join(root, "articles/b"));
    expect(await keysOf(store, "")).toEqual(["articles/a/watch.json"]);
  });

  it("may have a part of it on another disk, by a symbolic link", async () => {
    const [root, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
    await symlink(elsewhere, join(root, "payloads"));
    const store = createFolderStore(root, { now });
    await put(store, "payloads/sha256/aa/bb", "payload");
    await put(store, "payloads-not", "");
    expect(await textAt(store, "payloads/sha256/aa/bb")).toBe("payload");
    expect(await filesIn(elsewhere)).toEqual(["sha256/aa/bb"]);
    expect(await keysOf(store, "payloads")).toEqual(["payloads-not", "payloads/sha256/aa/bb"]);
  });

  it("goes on when someone removed a folder that it had made", async () => {
    const root = await temporaryFolder();
    const store = createFolderStore(join(root, "archive"), { now });
    await put(store, "a/b/1");
    await rm(join(root, "archive"), { recursive: true });
    await put(store, "a/b/2");
    expect(await keysOf(store, "")).toEqual(["a/b/2"]);
  });

  it("deletes an object, never a folder", async () => {
    const store = createFolderStore(await temporaryFolder(), { now });
    await put(store, "a/b");
    await store.delete("a");
    expect(await textAt(store, "a/b")).toBe("a/b");
  });

  it("tells the time that it is given", async () => {
    const store = createFolderStore(await temporaryFolder(), { now });
    expect(await store.clock()).toBe(now());
  });
});

describe("what a file system refuses", () => {
  it("is a UsageError that names the path when a file stands where the archive should", async () => {
    const root = join(await temporaryFolder(), "file");
    await writeFile(root, "");
    const store = createFolderStore(root, { now });
    await expect(store.putIfAbsent("a/b", bytesOf("x"), facts)).rejects.toThrow(UsageError);
    await expect(store.putIfAbsent("a/b", bytesOf("x"), facts)).rejects.toThrow(`${root}/a/b: a file and`);
    expect(await store.get("a/b")).toBeUndefined();
  });

  it("is a UsageError when a folder stands where the object should", async () => {
    const store = createFolderStore(await temporaryFolder(), { now });
    await put(store, "a/b");
    await expect(store.putIfAbsent("a", bytesOf("x"), facts)).rejects.toThrow(UsageError);
  });

  // The superuser is refused nothing.
  it.skipIf(process.getuid?.() === 0)("is a UsageError where one may not write", async () => {
    const root = await temporaryFolder();
    await chmod(root, 0o500);
    const store = createFolderStore(root, { now });
    await expect(store.putIfAbsent("a/b", bytesOf("x"), facts)).rejects.toThrow(/permission denied/);
  });

  it.each([
    ["EACCES", "UsageError", /^\/archive\/key: permission denied: .* another archive$/],
    ["EPERM", "UsageError", /permission denied/],
    ["EROFS", "UsageError", /read-only/],
    ["ENOSPC", "UsageError", /no space left/],
    ["EDQUOT", "UsageError", /quota/],
    ["ENAMETOOLONG", "UsageError", /longer/],
    ["EMFILE", "StoreUnavailableError", /too many files/],
    ["EIO", "StoreUnavailableError", /check the disk/],
    ["ESTALE", "StoreUnavailableError", /mount it again/],
  ])("%s is a %s in one sentence", (code, name, message) => {
    const cause = Object.assign(new Error("from the system"), { code });
    const error = folderError(cause, "/archive/key");
    expect(error).toMatchObject({ name, cause, message: expect.stringMatching(message) });
  });

  it("stays what it is when its code says nothing to us", () => {
    const error = new RangeError("ours");
    expect(folderError(error, "/archive/key")).toBe(error);
  });
});
