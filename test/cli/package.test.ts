/**
 * The package as npm makes it, put where npm would install it and run by every Node there is here. Its dependencies are
 * those of the checkout, so that no registry is asked; that each of them is declared is checked apart.
 */
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import packageJson from "../../package.json" with { type: "json" };
import { articlePage, livingSite } from "./living-site.ts";
import { run } from "./run-process.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The Node that runs this, and the machine's own where that is another. */
async function everyNode(): Promise<string[]> {
  const found = [await realpath(process.execPath)];
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    if (folder.includes("node_modules")) continue;
    const node = await realpath(join(folder, "node")).catch(() => undefined);
    if (node !== undefined && !found.includes(node)) found.push(node);
  }
  return found;
}

const nodes = await everyNode();
let folder = "";
let app = "";
let installed = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stet-package-"));
  app = join(folder, "app");
  installed = join(app, "node_modules", "stet");
  await mkdir(installed, { recursive: true });
  // One level up, so that what the package imports is found and what it holds is its own.
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const packed = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: root });
  if (packed.code !== 0) throw new Error("npm pack failed", { cause: packed });
  const tarball = join(folder, `stet-${packageJson.version}.tgz`);
  const unpacked = await run("tar", ["-xzf", tarball, "-C", installed, "--strip-components", "1"], {
    cwd: folder,
  });
  if (unpacked.code !== 0) throw new Error("the tarball cannot be unpacked", { cause: unpacked });
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const documents = async () =>
  (await readdir(join(installed, "docs")))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`);

describe("the package", () => {
  it("holds JavaScript, types, and what a person reads first; no source, test or fixture", async () => {
    const files = (await readdir(installed, { recursive: true })).map((name) => name.replaceAll("\\", "/"));
    expect(files).toEqual(expect.arrayContaining(["LICENSE", "dist/index.js", "dist/types/index.d.ts"]));
    expect(
      files.filter((name) => /^(?:test|fixtures|functions|node_modules)\b|(?<!\.d)\.ts$/.test(name)),
    ).toEqual([]);
    expect(files.filter((name) => name.startsWith("lib/") && !name.endsWith("/cli"))).toEqual([
      "lib/cli/launch.js",
    ]);
  });

  it("holds what its documents link to, but for pictures", async () => {
    for (const name of ["README.md", "CONTRIBUTING.md", ...(await documents())]) {
      const text = await readFile(join(installed, name), "utf8");
      for (const [, link = ""] of text.matchAll(/\]\((?!https?:)([^)#\s]+\.(?:md|json))[)#]/g))
        expect(await realpath(join(installed, dirname(name), link)), name).toContain("stet");
    }
  });

  it("declares every package that it imports", async () => {
    const imported = new Set<string>();
    for (const name of await readdir(join(installed, "dist"))) {
      if (!name.endsWith(".js")) continue;
      const text = await readFile(join(installed, "dist", name), "utf8");
      for (const [, specifier = ""] of text.matchAll(
        /^(?:import|\} from|export .* from)[^"\n]*"([^."][^"]*)"/gm,
      ))
        imported.add(specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/"));
    }
    const undeclared = [...imported].filter(
      (name) => !isBuiltin(name) && !(name in packageJson.dependencies),
    );
    expect(undeclared).toEqual([]);
    expect([...imported]).toEqual(expect.arrayContaining(["cheerio", "commander", "zod"]));
  });

  it("has types that say what comes out of the public door", async () => {
    const use = `import { type Article, articleText, compareArticles, extractArticle } from "stet";
const article: Article = extractArticle("<h1>Ferry</h1>", { url: "https://example.org/" });
const text: string = articleText(article);
const summary: string = compareArticles(article, article).summary;
// @ts-expect-error: no any.
const wrong: number = articleText(article);
export { summary, text, wrong };
`;
    await writeFile(join(app, "use.mts"), use);
    const flags = ["--ignoreConfig", "--noEmit", "--strict", "--module", "nodenext", "--target", "es2023"];
    const tsc = join(root, "node_modules", ".bin", "tsc");
    const checked = await run(tsc, [...flags, "--types", "node", "--skipLibCheck", "use.mts"], { cwd: app });
    expect(checked).toEqual({ code: 0, out: "", err: "" });
  });
});

describe.each(nodes)("the package, run by %s", (node) => {
  const stet = (...args: string[]) =>
    run(node, [join(installed, "lib", "cli", "launch.js"), ...args], { cwd: app });

  it("is a Node that `engines` names", async () => {
    const { out } = await run(node, ["--version"], { cwd: app });
    const [major = 0, minor = 0] = out.slice(1).split(".").map(Number);
    expect(packageJson.engines.node).toBe(">=20.19");
    expect(major > 20 || (major === 20 && minor >= 19)).toBe(true);
  });

  it("shows its help", async () => {
    const { code, out, err } = await stet("--help");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Usage: stet \[options\] \[command\]\n/);
  });

  it("extracts and compares", async () => {
    await writeFile(join(app, "old.html"), articlePage());
    await writeFile(join(app, "new.html"), articlePage({ boats: "41" }));
    expect((await stet("extract", "old.html")).out).toMatch(/^Ferry to Ammer Isle runs again\n\nThe ferry/);
    const compared = await stet("compare", "old.html", "new.html");
    expect([compared.code, compared.err]).toEqual([1, ""]);
    expect(compared.out).toMatch(/^1 number \(14 → 41\)\n/);
  });

  it("is imported by its name", async () => {
    const program = `import { articleText, extractArticle } from "stet";
import { readFileSync } from "node:fs";
const page = readFileSync("old.html", "utf8");
console.log(articleText(extractArticle(page, { url: "https://example.org/" })).slice(0, 9));`;
    await writeFile(join(app, "use.mjs"), program);
    expect(await run(node, ["use.mjs"], { cwd: app })).toEqual({ code: 0, out: "The ferry\n", err: "" });
  });

  it("watches a page on this machine", async () => {
    const site = await livingSite();
    site.pages.set("/news/ferry", articlePage());
    const url = `${site.origin}/news/ferry`;
    const place = ["--archive", `archive-${nodes.indexOf(node)}`];
    expect((await stet("add", url, ...place)).code).toBe(0);
    // The one test that really waits: five seconds lie between two requests to a host.
    const checked = await stet("check", url, "--allow-loopback", "--json", ...place);
    expect([checked.code, checked.err]).toEqual([0, ""]);
    expect(z.object({ finding: z.string() }).parse(JSON.parse(checked.out))).toEqual({ finding: "first" });
    expect((await stet("log", url, ...place)).out).toContain("version 1  first capture");
  });
});
