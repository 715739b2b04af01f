/**
 * Walls, and articles about walls, invented by people who had not seen the rules, one answer after another: `=== status
 * name`, its header lines, an empty line, its page. The rules were mended by what they missed of fixtures/walls/fresh,
 * and later of fixtures/walls/blind, which was made in between; they stood when fixtures/walls/unseen was made. Test
 * code only.
 */
import { readdirSync, readFileSync } from "node:fs";
import { articleText } from "../../lib/article/article.ts";
import type { HeaderLines } from "../../lib/article/capture.ts";
import type { JudgedPage } from "../../lib/capture/page-facts.ts";
import { statusOutcome } from "../../lib/capture/status-outcome.ts";
import { judgePage } from "../../lib/capture/verdict.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { news, testUrl } from "./judged-page.ts";

export interface FreshPage {
  /** Where it stood; failing that, an invented address. */
  readonly url?: string;
  readonly family: string;
  readonly name: string;
  readonly status: number;
  readonly headers: HeaderLines;
  readonly html: string;
}

type WallSet = "fresh" | "blind" | "unseen";

const setFolder = (set: WallSet): URL => new URL(`../../fixtures/walls/${set}/`, import.meta.url);

export const freshPages = (set: WallSet): FreshPage[] => pagesIn(setFolder(set));

export function pagesIn(folder: URL): FreshPage[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .toSorted()
    .flatMap((file) => {
      const family = file.replace(/\.txt$/, "");
      const parts = readFileSync(new URL(file, folder), "utf8")
        .split(/^=== (?=\d{3} )/m)
        .slice(1);
      return parts.map((part) => pageIn(family, part));
    });
}

function pageIn(family: string, part: string): FreshPage {
  const [head = "", ...body] = part.split("\n\n");
  const [first = "", ...lines] = head.split("\n");
  return {
    family,
    name: first.slice("200 ".length),
    status: Number(first.slice(0, "200".length)),
    headers: lines.map((line): [string, string] => {
      const colon = line.indexOf(": ");
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
    html: body.join("\n\n"),
  };
}

type Known = NonNullable<JudgedPage["known"]>;

const before = news(3000).join("\n");
/** Another article that stood at the address before. */
export const otherArticle: Known = {
  headline: "Flood at Marrow Bridge closes the mill road over night",
  textLength: before.length,
  text: before,
};

/** The page's own article, under the headline given or its own. */
export function ownArticle({ html }: FreshPage, headline?: string): Known {
  const article = extractArticle(html, { url: testUrl });
  const text = articleText(article);
  return { headline: headline ?? article.headline.text, textLength: text.length, text };
}

export function outcomeOf({ url = testUrl, status, headers, html }: FreshPage, known?: Known): string {
  const byStatus = statusOutcome({ status, headers, body: html, conditional: false });
  if (byStatus !== undefined) return byStatus.outcome;
  const article = extractArticle(html, { url });
  const page = { status, targetUrl: url, finalUrl: url, responseHeaders: headers, html, article };
  return judgePage({ ...page, ...(known === undefined ? {} : { known }) }).outcome;
}
