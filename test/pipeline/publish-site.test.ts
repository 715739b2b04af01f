/** Publishing: only what changes is written, what was taken away goes at once, and a later run ends where a fresh one does. */
import { describe, expect, it } from "vitest";
import { writeLooks } from "../../lib/archive/check-lines.ts";
import { shardOfArticle } from "../../lib/archive/keys.ts";
import { UsageError } from "../../lib/article/errors.ts";
import { addOptOuts } from "../../lib/pipeline/opt-out-list.ts";
import { publishSite } from "../../lib/pipeline/publish-site.ts";
import { retireWatches } from "../../lib/pipeline/watches.ts";
import type { SiteOptions } from "../../lib/publish/site-options.ts";
import { articleWith } from "../compare/articles.ts";
import {
  hour,
  memoryPlace,
  plant,
  plantEvent,
  plantingPorts,
  plantNext,
} from "../publish/planted-archive.ts";

const options: SiteOptions = { title: "stet", text: "whole", indexed: false, live: false };
const changed = { options, wanted: "changed" } as const;

const first = articleWith(["The wall will cost 12 million crowns.", "Nobody was asked."]);
const second = articleWith(["The wall will cost 21 million crowns.", "Nobody was asked."]);
const third = articleWith(["The wall will cost 21 million crowns."]);

async function twoArticles() {
  const ports = plantingPorts();
  const wall = await plant(ports, { url: "https://news.example/wall", says: [first, second] });
  const pier = await plant(ports, { url: "https://other.example/pier", says: [first] });
  const place = memoryPlace();
  await publishSite(ports, place, changed);
  place.written.length = 0;
  return { ports, place, wall, pier };
}

const pagesOf = (place: ReturnType<typeof memoryPlace>): Map<string, string> =>
  new Map(
    [...place.files].filter(([path]) => !path.startsWith(".stet/")).map(([path, { text }]) => [path, text]),
  );

/** Paths whose pages are not the same. */
function differing(one: ReturnType<typeof memoryPlace>, other: ReturnType<typeof memoryPlace>): string[] {
  const [pages, others] = [pagesOf(one), pagesOf(other)];
  const paths = new Set([...pages.keys(), ...others.keys()]);
  return [...paths].filter((path) => pages.get(path) !== others.get(path));
}

const writtenPages = ({ written }: ReturnType<typeof memoryPlace>): string[] =>
  written.filter((path) => !path.startsWith(".stet/")).sort();

describe("publishing again", () => {
  it("writes nothing where nothing changed", async () => {
    const { ports, place } = await twoArticles();
    const { written, removed } = await publishSite(ports, place, changed);
    expect({ written, removed, pages: writtenPages(place) }).toEqual({ written: 0, removed: 0, pages: [] });
  });

  it("asks of hosts without news nothing but whether there are any", async () => {
    const { ports, place } = await twoArticles();
    await plantNext(ports, { url: "https://news.example/wall", before: second, after: third });
    const reads: string[] = [];
    const read = (path: string) => {
      reads.push(path);
      return place.read(path);
    };
    await publishSite(ports, { ...place, read }, changed);
    expect(new Set(reads.filter((path) => path.includes("news.example")))).toEqual(
      new Set([
        ".stet/hosts/news.example.json",
        ".stet/looks/news.example.json",
        ".stet/marks/news.example.json",
      ]),
    );
    expect(reads.filter((path) => path.includes("other.example"))).toEqual([
      ".stet/marks/other.example.json",
    ]);
  });

  it("writes of one new diff only the pages that tell of it", async () => {
    const { ports, place, wall } = await twoArticles();
    await plantNext(ports, { url: "https://news.example/wall", before: second, after: third });
    await publishSite(ports, place, changed);
    const own = ["change-3.html", "feed.xml", "index.html", "version-2.html", "version-3.html"];
    const host = ["articles-1.html", "feed.xml", "index.html", "search.json"];
    expect(writtenPages(place)).toEqual(
      [
        ...own.map((name) => `articles/${wall}/${name}`),
        // It names the next edit.
        `articles/${wall}/change-2.html`,
        ...host.map((name) => `articles/news.example/${name}`),
        "feed.xml",
        "index.html",
      ].sort(),
    );
  });

  it("ends with the pages that a fresh run writes", async () => {
    const ports = plantingPorts();
    const place = memoryPlace();
    for (const host of ["a.example", "b.example", "c.example"]) {
      for (const slug of ["one", "two", "three"]) {
        await plant(ports, {
          url: `https://${host}/${slug}`,
          says: [first, first, second, "timeout", third],
        });
        await publishSite(ports, place, changed);
      }
    }
    const fresh = memoryPlace();
    await publishSite(ports, fresh, changed);
    expect(differing(place, fresh)).toEqual([]);
    expect(fresh.files.size).toBeGreaterThan(9 * 6);
  });

  it("of articles that are named ends there too", async () => {
    const { ports, place } = await twoArticles();
    const id = await plant(ports, { url: "https://news.example/new", says: [first, third] });
    await publishSite(ports, place, { options, wanted: [id] });
    const fresh = memoryPlace();
    await publishSite(ports, fresh, changed);
    expect(differing(place, fresh)).toEqual([]);
  });

  it("writes everything anew under other options", async () => {
    const { ports, place, wall } = await twoArticles();
    await publishSite(ports, place, { options: { ...options, text: "context" }, wanted: "changed" });
    const version = place.files.get(`articles/${wall}/version-2.html`)?.text;
    expect(version).not.toContain("Nobody was asked.");
  });

  it("notices that an article is no longer watched", async () => {
    const { ports, place, pier } = await twoArticles();
    ports.at = "2024-03-05T08:00:00.000Z";
    await retireWatches(ports, [pier]);
    await publishSite(ports, place, changed);
    expect(place.files.get(`articles/${pier}/index.html`)?.text).toContain("Watched from ");
  });
});

describe("a takedown", () => {
  it("takes the words of a version from every file at once, and leaves its record", async () => {
    const { ports, place, wall } = await twoArticles();
    await plantEvent(ports, {
      articleId: wall,
      kind: "redacted",
      at: "2024-03-02T08:00:00.000Z",
      version: 1,
    });
    await publishSite(ports, place, changed);
    const files = [...place.files].filter(([path]) => path.includes(wall) || !path.startsWith("articles/o"));
    for (const [path, { text }] of files)
      expect({ path, tells: text.includes("12 million") }).toEqual({ path, tells: false });
    expect(place.files.has(`articles/${wall}/change-2.html`)).toBe(false);
    expect(place.files.get(`articles/${wall}/version-1.html`)?.text).toContain("taken out of the archive");
    expect(place.files.get(`articles/${wall}/version-2.html`)?.text).toContain("21 million");
  });

  it("of a text covers every version that said the same", async () => {
    const ports = plantingPorts();
    const id = await plant(ports, { url: "https://news.example/wall", says: [first, second, { ...first }] });
    await plantEvent(ports, { articleId: id, kind: "redacted", at: "2024-03-02T08:00:00.000Z", version: 1 });
    const place = memoryPlace();
    await publishSite(ports, place, changed);
    expect(place.files.get(`articles/${id}/version-3.html`)?.text).not.toContain("12 million");
  });
});

describe("who asked not to be watched", () => {
  it("is shown nowhere from then on", async () => {
    const { ports, place, wall } = await twoArticles();
    await addOptOuts(ports, ["news.example"], "person");
    await publishSite(ports, place, changed);
    expect([...place.files.keys()].filter((path) => path.includes("news.example"))).toEqual([]);
    for (const [path, { text }] of place.files)
      expect({ path, tells: text.includes("news.example") || text.includes(wall) }).toEqual({
        path,
        tells: false,
      });
  });
});

describe("a place", () => {
  it("that holds files of others is refused, with a remedy", async () => {
    const place = memoryPlace();
    await place.write("holiday.jpg", new Uint8Array(), "image/jpeg");
    await expect(publishSite(plantingPorts(), place, changed)).rejects.toThrow(/neither empty nor a site/);
  });

  it("keeps what others put beside the pages", async () => {
    const { ports, place } = await twoArticles();
    await place.write("CNAME", new TextEncoder().encode("changes.example"), "text/plain");
    await publishSite(ports, place, { options, wanted: "all" });
    expect(place.files.get("CNAME")?.text).toBe("changes.example");
  });
});

describe("a damaged article", () => {
  it("is told of, and keeps no other from being published", async () => {
    const { ports, place, wall } = await twoArticles();
    const key = `articles/${wall}/versions/00000001/record.json`;
    const stored = await ports.store.get(key);
    if (stored === undefined) throw new Error("no record");
    const altered = new TextEncoder().encode(
      new TextDecoder().decode(stored.bytes).replace("192.0.2.7", "192.0.2.8"),
    );
    await ports.store.replaceIfUnchanged(key, stored.tag, altered, { contentType: "application/json" });
    await plantEvent(ports, { articleId: wall, kind: "removed", at: "2024-03-02T08:00:00.000Z", version: 2 });
    await plant(ports, { url: "https://third.example/new", says: [first] });
    const { troubles } = await publishSite(ports, place, changed);
    expect(troubles).toEqual([expect.stringContaining("does not name the bytes of the version before it")]);
    expect([...place.files.keys()].some((path) => path.includes("third.example"))).toBe(true);
  });
});

describe("a place that refuses to let a page go", () => {
  it("fails the run, so that what was taken down is not thought to be gone", async () => {
    const { ports, place, wall } = await twoArticles();
    await plantEvent(ports, {
      articleId: wall,
      kind: "redacted",
      at: "2024-03-02T08:00:00.000Z",
      version: 2,
    });
    const remove = () => Promise.reject(new UsageError("memory: access is denied"));
    await expect(publishSite(ports, { ...place, remove }, changed)).rejects.toThrow("access is denied");
    await publishSite(ports, place, changed);
    expect(place.files.has(`articles/${wall}/change-2.html`)).toBe(false);
  });
});

describe("looks alone", () => {
  it("write the article's own page again, and no version", async () => {
    const { ports, place, wall } = await twoArticles();
    const at = new Date(Date.parse("2024-03-01T08:00:00.000Z") + 3 * hour).toISOString();
    const look = {
      format: 1 as const,
      articleId: wall,
      targetUrl: "https://news.example/wall",
      capturedAt: at,
      endedAt: at,
    };
    const part = { shard: shardOfArticle(wall, ports.shards), at, run: "run000000009", part: 0 };
    await writeLooks(ports.store, part, [{ ...look, outcome: "ok", finding: "unchanged" }]);
    await publishSite(ports, place, changed);
    expect(writtenPages(place)).toEqual([`articles/${wall}/index.html`]);
    expect(place.files.get(`articles/${wall}/index.html`)?.text).toContain("3 looks");
  });
});
