/** Every folder of fixtures/diffs: two articles and the diff that an editor would expect. See add-diff-fixture.ts. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Article, articleSchema } from "../../lib/article/article.ts";
import { applyDiff } from "../../lib/compare/apply-diff.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { invertDiff } from "../../lib/compare/invert-diff.ts";
import { markedDiff } from "./marked-diff.ts";

const root = join(import.meta.dirname, "../../fixtures/diffs");
const read = (slug: string, name: string): string => readFileSync(join(root, slug, name), "utf8");
const article = (slug: string, name: string): Article => articleSchema.parse(JSON.parse(read(slug, name)));

describe.each(readdirSync(root))("fixture %s", (slug) => {
  const [before, after] = [article(slug, "before.json"), article(slug, "after.json")];
  const diff = compareArticles(before, after);

  it("is told as expected", () => {
    expect(markedDiff(diff)).toBe(read(slug, "expected.txt"));
  });

  it("leads to the article after and back", () => {
    expect(applyDiff(before, diff)).toStrictEqual(after);
    expect(applyDiff(after, invertDiff(diff))).toStrictEqual(before);
  });
});
