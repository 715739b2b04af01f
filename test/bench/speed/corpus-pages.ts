/** Real pages for measuring speed: every so many of both corpora in ../shared, and the largest of all. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import * as z from "zod";

export interface Page {
  readonly html: string;
  readonly url: string;
}

const articles = join(import.meta.dirname, "../../../../shared/corpus/articles");
const truthSchema = z.record(z.string(), z.looseObject({ url: z.string() }));

export const hasCorpus = (): boolean => existsSync(articles);

/** All of them take a slow peer minutes. */
const every = 8;

export function sampledPages(): Page[] {
  const pages = allPages();
  const largest = largestOf(pages);
  return pages.filter((page, index) => index % every === 0 || page === largest);
}

export const largestPage = (): Page => largestOf(allPages());

export const largestOf = (pages: readonly Page[]): Page =>
  pages.reduce((largest, page) => (page.html.length > largest.html.length ? page : largest));

function allPages(): Page[] {
  return ["scrapinghub-dev", "wcxb-dev"].flatMap((name) => {
    const folder = join(articles, name);
    const truth = truthSchema.parse(JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")));
    return Object.entries(truth).map(([id, { url }]) => ({
      html: gunzipSync(readFileSync(join(folder, "html", `${id}.html.gz`))).toString("utf8"),
      url,
    }));
  });
}
