import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { articleText } from "../../lib/article/article.ts";
import { sharedPath } from "../shared-folder.ts";
import { readCorpus, tryEditedPage } from "./edited-corpus.ts";
import { serveLoopbackPage } from "./loopback-page.ts";

const seedArticle = sharedPath("corpus/seed/article.txt");

/** The plain text of a print version as a page: headline, byline with date, paragraphs, and the contact line at the end. */
function asPage(text: string): string {
  const [headline = "", byline = "", ...paragraphs] = text.split(/\n\s*\n/).map((part) => part.trim());
  const body = paragraphs.filter((part) => part !== "").map((part) => `<p>${part}</p>`);
  return `<!doctype html><html lang="en"><head><title>${headline}</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>${headline}</h1><div class="byline">${byline}</div>${body.join("\n")}</article>
<footer><p>© All rights reserved.</p></footer></body></html>`;
}

describe.runIf(seedArticle !== undefined)("the article that stet was first meant for", () => {
  it("gets one new version when one number in it is corrected, and the number is named", async () => {
    const before = asPage(readFileSync(seedArticle ?? "", "utf8"));
    const after = before.replace("144 drones", "149 drones");
    expect(after).not.toBe(before);
    const page = await serveLoopbackPage("/articles/2024/09/10/drones.html");
    try {
      const first = await page.look(before);
      const text = articleText(await page.article(first));
      expect(text).toContain("144 drones");
      expect(text).not.toMatch(/To contact|contact the/i);
      const second = await page.look(after);
      expect([second.finding, second.tip?.version]).toEqual(["changed", 2]);
      const diff = (await page.diff(second))?.diff;
      expect(diff?.changes).toHaveLength(1);
      expect(diff?.summary).toMatch(/144.*149/);
      expect((await page.look(after)).finding).toBe("unchanged");
    } finally {
      await page.close();
    }
  });
});

const corpus = sharedPath("corpus/articles/scrapinghub-dev");
/** Every page is tried by the benchmark; here every fifth, to stay quick. */
const stride = 5;

describe.runIf(corpus !== undefined)("a real page in which one word of the article is edited", () => {
  const pages = corpus === undefined ? [] : readCorpus(corpus).filter((_, index) => index % stride === 0);
  it.each(pages.map((page) => [page.id, page] as const))("%s", async (_, page) => {
    expect(["reported", "no place to edit"]).toContain(await tryEditedPage(page, 1));
  });
});
