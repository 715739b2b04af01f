/** A proof, checked by the very commands of docs/checking-a-proof.md: of every leaf of trees of many sizes. */
import { execFile } from "node:child_process";
import { appendFile, copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { proveVersion } from "../../lib/pipeline/prove-version.ts";
import { formatVerifierKey } from "../../lib/proof/note-keys.ts";
import { createMemoryStore } from "../archive/memory-store.ts";
import { ArchiveWriter, idOf, owner } from "../pipeline/verify/sound-archive.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { watchedSite } from "./watched-site.ts";

const page = await readFile(
  fileURLToPath(new URL("../../docs/checking-a-proof.md", import.meta.url)),
  "utf8",
);
const commands = [...page.matchAll(/^```sh\n(.*?)^```/gms)].map(([, fenced = ""]) => fenced).join("\n");

/** As a person would who stops at the first step that is not OK. */
async function checkedBy(folder: string): Promise<{ ok: boolean; said: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)("sh", ["-e", "-c", commands], { cwd: folder });
    return { ok: true, said: stdout + stderr };
  } catch (error) {
    return { ok: false, said: String(error) };
  }
}

describe("a proof", () => {
  it("is checked by the commands of the page that says how", async () => {
    const { world, folder, urls } = await watchedSite(["/news/ferry", "/news/mill", "/news/quay"]);
    await world.stet("keygen", "example.org/stet");
    await world.stet("add", ...urls);
    await world.stet("check");
    await world.stet("checkpoint", "--signing-key", "stet.key");
    const [, mill = ""] = urls;
    const made = await world.stet("prove", mill, "--version", "1", "--out", "mill");
    expect([made.code, made.err]).toEqual([0, ""]);
    await copyFile(join(folder, "stet.key.pub"), join(folder, "mill", "key.pub"));
    const { ok, said } = await checkedBy(join(folder, "mill"));
    expect(said).toContain("payload: OK\narticle.json: OK\nrecord.json: OK\ntree: OK\n");
    expect(said).toMatch(/Signature Verified Successfully[\s\S]*name: OK/);
    expect(ok).toBe(true);
    expect(await world.stet("prove", mill, "--out", "mill")).toMatchObject({
      code: 2,
      err: "stet: mill is there already: name a new folder\n",
    });
  });

  it("holds for every leaf of trees of all sizes up to nine", async () => {
    const folder = await temporaryFolder();
    const writer = new ArchiveWriter(createMemoryStore(), "proofs");
    await writer.open();
    for (let size = 1; size <= 9; size++) {
      await writer.version(0);
      await writer.checkpoint();
      const version = 1 + ((size * 5) % size || size - 1);
      for (const leaf of new Set([1, version, size])) {
        const place = join(folder, `${size}-${leaf}`);
        await mkdir(place);
        for (const [name, content] of await proveVersion(writer.store, idOf(0), leaf))
          await writeFile(join(place, name), content);
        await writeFile(join(place, "key.pub"), `${formatVerifierKey(owner.key)}\n`);
        expect(await checkedBy(place)).toMatchObject({ ok: true });
      }
    }
  });

  it.each(["payload", "article.json", "record.json", "entry", "version.tlog-proof", "key.pub"])(
    "fails when its %s is another",
    async (name) => {
      const folder = await temporaryFolder();
      const writer = new ArchiveWriter(createMemoryStore(), "proofs");
      await writer.open();
      for (const article of [0, 1, 2]) await writer.version(article);
      await writer.checkpoint();
      for (const [file, content] of await proveVersion(writer.store, idOf(1), 1))
        await writeFile(join(folder, file), content);
      await writeFile(join(folder, "key.pub"), `${formatVerifierKey(owner.key)}\n`);
      expect((await checkedBy(folder)).ok).toBe(true);
      const text = await readFile(join(folder, name), "utf8");
      if (name === "key.pub") await writeFile(join(folder, name), text.replace(/\+AQ./, "+AQx"));
      else if (name === "version.tlog-proof")
        await writeFile(join(folder, name), text.replace("\n3\n", "\n4\n"));
      else await appendFile(join(folder, name), " ");
      expect((await checkedBy(folder)).ok).toBe(false);
    },
  );

  it("is not given of a version that no checkpoint covers", async () => {
    const { world, urls } = await watchedSite();
    const [url = ""] = urls;
    await world.stet("keygen", "example.org/stet");
    await world.stet("add", url);
    await world.stet("check");
    const { code, err } = await world.stet("prove", url);
    expect([code, err]).toEqual([2, expect.stringContaining("has no checkpoint: `stet checkpoint` (or")]);
  });
});
