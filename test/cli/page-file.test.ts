/** Pages on disk and on standard input: read as captured ones are, and refused in one sentence that names them. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { articlePage } from "./living-site.ts";
import { createWorld, inputOf } from "./run-stet.ts";

const mebibyte = 1024 * 1024;

describe("a page on disk", () => {
  /** As one begins on Linux (ELF), with sentences in it. */
  const program = Buffer.from(
    `\u007fELF\u0002\u0001\u0001${"\0".repeat(9)}${"The program tells its users how it is called. ".repeat(200)}`,
  );
  const windows1252 = Buffer.from(
    articlePage({ headline: "Caf\u00e9 \u201cZum Anker\u201d closes" }).replace('<meta charset="utf-8">', ""),
    "latin1",
  );
  // Latin-1 has no curly quotes; windows-1252 has.
  const asWindows1252 = Buffer.from(
    Uint8Array.from(windows1252, (byte) => (byte === 0x1c ? 0x93 : byte === 0x1d ? 0x94 : byte)),
  );

  it("is read in its own character encoding", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "page.html"), asWindows1252);
    const { code, out } = await createWorld(folder).stet("extract", "page.html");
    expect(out).toMatch(/^Caf\u00e9 \u201cZum Anker\u201d closes\n\nThe ferry/);
    expect(code).toBe(0);
  });

  it.each([
    ["empty.html", Buffer.alloc(0), 3, "empty.html: the body is empty"],
    [
      "large.html",
      Buffer.alloc(40 * mebibyte, "x"),
      3,
      "large.html: larger than 10 MiB, the largest page that stet reads",
    ],
    ["menu.html", Buffer.from("<p>Home</p>"), 3, "menu.html: no article was found on the page"],
    [
      "nested.html",
      Buffer.from("<div>".repeat(600)),
      3,
      "nested.html: the page nests elements more than 512 deep",
    ],
    [
      "parts.html",
      Buffer.from("<b>x".repeat(100_001).replaceAll("x", "</b>x")),
      3,
      "parts.html: the page is built of more than 200000 parts",
    ],
    ["program", program, 3, "program: no page, and no text: nothing in it looks like HTML"],
    ["program.gz", gzipSync(program), 3, "program.gz: no page, and no text: nothing in it looks like HTML"],
    ["photo.html", Buffer.alloc(5000, "\u00ff\u00d8", "latin1"), 3, "photo.html: a JPEG image"],
    [
      "cut.html.gz",
      Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 75]),
      3,
      "cut.html.gz: gzip: Z_BUF_ERROR",
    ],
    [
      "half.json",
      Buffer.from('{"format": 1, "headline"'),
      3,
      "half.json: begins as JSON does, and is neither a page nor an article that `stet extract --json` wrote (not JSON in UTF-8)",
    ],
    [
      "other.json",
      Buffer.from('{"format": 2}'),
      3,
      "other.json: begins as JSON does, and is neither a page nor an article that `stet extract --json` wrote (format: 2 is not 1)",
    ],
  ])("%s", async (file, bytes, code, sentence) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, file), bytes);
    const said = await createWorld(folder).stet("extract", file);
    expect(said).toEqual({ code, out: "", err: `stet: ${sentence}\n` });
  });

  it.each([
    ["nowhere.html", "nowhere.html: there is no such file"],
    ["folder", "folder: this is a folder: name a file in it"],
    ["page.html/page.html", "page.html/page.html: there is no such file"],
  ])("%s", async (file, sentence) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "folder"));
    await writeFile(join(folder, "page.html"), articlePage());
    const said = await createWorld(folder).stet("compare", "page.html", file);
    expect(said).toEqual({ code: 2, out: "", err: `stet: ${sentence}\n` });
  });

  it("is read whatever control characters stand in it, and in UTF-16", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "page.html"), articlePage({ headline: "Ferry\u0001 runs" }));
    await writeFile(join(folder, "wide.html"), Buffer.from(`\ufeff${articlePage()}`, "utf16le"));
    const { stet } = createWorld(folder);
    expect((await stet("extract", "page.html")).out).toContain("\n\nThe ferry to Ammer Isle");
    expect((await stet("extract", "wide.html")).out).toContain("\n\nThe ferry to Ammer Isle");
  });

  it("is read from standard input under the same limits", async () => {
    const folder = await temporaryFolder();
    const { stetWith } = createWorld(folder);
    await writeFile(join(folder, "old.html"), articlePage());
    expect((await stetWith({ stdin: inputOf(articlePage()) }, "extract", "-")).out).toMatch(
      /^Ferry to Ammer/,
    );
    const newer = inputOf(articlePage({ boats: "15" }));
    expect(await stetWith({ stdin: newer }, "compare", "old.html", "-")).toMatchObject({ code: 1, err: "" });
    const endless = endlessInput();
    expect(await stetWith({ stdin: endless }, "extract", "-")).toEqual({
      code: 3,
      out: "",
      err: "stet: standard input: larger than 10 MiB, the largest page that stet reads\n",
    });
  });

  it("cannot move the cursor or forge a line", async () => {
    const folder = await temporaryFolder();
    const hostile = "Ferry \u001b[2Jruns \u202eniaga\u202c again";
    await writeFile(join(folder, "page.html"), articlePage({ headline: hostile }));
    const { out } = await createWorld(folder).stet("extract", "page.html");
    expect(out).toMatch(/^Ferry \u241b\[2Jruns \u2039U\+202E\u203aniaga\u2039U\+202C\u203a again\n/);
  });
});

async function* endlessInput(): AsyncGenerator<Uint8Array> {
  for (;;) yield Buffer.alloc(mebibyte, "<p>");
}
