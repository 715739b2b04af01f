/** The feeds: valid by RFC 4287, with ids that outlive rebuilds, moves and new versions, whatever stands in the texts. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { publishSite } from "../../lib/pipeline/publish-site.ts";
import type { SiteOptions } from "../../lib/publish/site-options.ts";
import { articleWith } from "../compare/articles.ts";
import { hostileTexts } from "../hostile-texts.ts";
import { sharedPath } from "../shared-folder.ts";
import { atomProblems } from "./atom-rules.ts";
import { articleOfText } from "./hostile-articles.ts";
import { memoryPlace, plant, plantingPorts, plantNext } from "./planted-archive.ts";

const options: SiteOptions = { title: "stet", text: "whole", indexed: false, live: false };
const moved: SiteOptions = { ...options, baseUrl: "https://site.example/changes/" };
const first = articleWith(["The wall will cost 12 million crowns."]);
const second = articleWith(["The wall will cost 21 million crowns."]);
const third = articleWith(["The wall will cost 31 million crowns."]);

async function feedsOf(ports: ReturnType<typeof plantingPorts>, wanted: SiteOptions = options) {
  const place = memoryPlace();
  await publishSite(ports, place, { options: wanted, wanted: "changed" });
  return new Map(
    [...place.files].filter(([path]) => path.endsWith(".xml")).map(([path, { text }]) => [path, text]),
  );
}

const idsOf = (feed: string): string[] => [...feed.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id = ""]) => id);

describe("the feeds of everything, of each host and of each article", () => {
  it.each([
    ["where the site knows no address of its own", options],
    ["where it does", moved],
  ])("are valid %s", async (_, wanted) => {
    const ports = plantingPorts();
    await plant(ports, { url: "https://news.example:8443/wall", says: [first, second, third] });
    await plant(ports, { url: "https://paper.example/%E6%B5%B7?a=b&c=d", says: [first] });
    const feeds = await feedsOf(ports, wanted);
    expect(feeds.size).toBe(5);
    for (const [path, feed] of feeds)
      expect({ path, problems: atomProblems(feed) }).toEqual({ path, problems: [] });
  });

  it("are valid whatever stands in the texts", async () => {
    const ports = plantingPorts();
    for (const [number, text] of hostileTexts.entries())
      await plant(ports, { url: `https://news.example/${number}`, says: [first, articleOfText(text)] });
    for (const [path, feed] of await feedsOf(ports))
      expect({ path, problems: atomProblems(feed) }).toEqual({ path, problems: [] });
  });

  it("are valid where nothing is watched", async () => {
    const feeds = await feedsOf(plantingPorts());
    expect([...feeds.values()].map(atomProblems)).toEqual([[]]);
  });

  it("tell of a change in neutral words", async () => {
    const ports = plantingPorts();
    await plant(ports, { url: "https://news.example/wall", says: [first, second] });
    const feed = (await feedsOf(ports)).get("feed.xml");
    expect(feed).toContain("<title>River wall approved: the text differs</title>");
    expect(feed).toContain("<summary>1 number (12 → 21)</summary>");
  });
});

describe("an id", () => {
  it("stays when the site is built anew, moved, or gets more to tell", async () => {
    const ports = plantingPorts();
    const id = await plant(ports, { url: "https://news.example/wall", says: [first, second] });
    const before = await feedsOf(ports);
    await plantNext(ports, { url: "https://news.example/wall", before: second, after: third });
    const after = await feedsOf(ports, moved);
    for (const [path, feed] of before) {
      const [own, ...entries] = idsOf(feed);
      const [ownAfter, ...entriesAfter] = idsOf(after.get(path) ?? "");
      expect(ownAfter).toBe(own);
      expect(entriesAfter).toEqual(expect.arrayContaining(entries));
      expect(entriesAfter).toHaveLength(entries.length + 1);
    }
    const own = idsOf(after.get(`articles/${id}/feed.xml`) ?? "");
    expect(new Set(own).size).toBe(3);
    for (const one of own) expect(one).toMatch(/^tag:stet\.invalid,2026:(?:article|change)\//);
  });
});

/** Not of RFC 4287: markup that might have been meant, where the feed says that it is text; what an id's scheme asks. */
const elsewhere = /^(?:ContainsHTML|ContainsUndeclaredHTML|NotEscaped|NotHtml|InvalidUUID|UndefinedElement)/;
/** The cases are fragments, each wrong in one thing and without all else. */
const fragment = / has 0 times |neither content nor|nor all entries|has no author/;

const suite = sharedPath("suites/feeds/atom/must");

describe.skipIf(suite === undefined)("the rules that these tests hold the feeds to", () => {
  it("refuse what the cases of others call an error", () => {
    const accepted: string[] = [];
    let cases = 0;
    for (const name of readdirSync(suite ?? "")) {
      const xml = readFileSync(join(suite ?? "", name), "utf8");
      const [, code = "!"] = /Expect:\s*(\S+)/.exec(xml) ?? [];
      if (code.startsWith("!") || code.startsWith("Valid") || elsewhere.test(code)) continue;
      cases += 1;
      const problems = atomProblems(xml).filter(
        (problem) => code.startsWith("Missing") || !fragment.test(problem),
      );
      if (problems.length === 0) accepted.push(`${name}: ${code}`);
    }
    expect(accepted).toEqual([]);
    expect(cases).toBeGreaterThan(190);
  });
});
