/** A page made of a title and paragraphs, and the verdict on it. */
import type { Article } from "../../lib/article/article.ts";
import type { JudgedPage } from "../../lib/capture/page-facts.ts";
import { judgePage, type PageVerdict } from "../../lib/capture/verdict.ts";

export const testUrl = "https://news.example.org/2026/03/01/flood-at-marrow-bridge";
export const headline = "Flood at Marrow Bridge closes the mill road";

/** News of about `length` characters that asks nothing of anyone. */
export function news(length: number): string[] {
  const paragraphs: string[] = [];
  for (let at = 0; paragraphs.join("").length < length; at += 1) {
    paragraphs.push(
      `The river stood at ${200 + at} centimetres on the ${at}th gauge, the council of Marrow said, and rose.`,
    );
  }
  return paragraphs;
}

export function article(title: string, paragraphs: readonly string[]): Article {
  return {
    format: 1,
    headline: { text: title, reason: "the only one", candidates: {} },
    bylines: [],
    notices: [],
    blocks: paragraphs.map((text) => ({ kind: "paragraph", text })),
  };
}

function markup(title: string, paragraphs: readonly string[], more = ""): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join("");
  return `<!doctype html><title>${title}</title><body>${more}<h1>${title}</h1>${body}</body>`;
}

/** A page and what was extracted from it: its own title and text, unless told otherwise. */
export function judged(
  title: string,
  paragraphs: readonly string[],
  more: Partial<JudgedPage> & { markup?: string } = {},
): PageVerdict {
  const { markup: extra, ...rest } = more;
  return judgePage({
    status: 200,
    targetUrl: testUrl,
    finalUrl: testUrl,
    responseHeaders: [],
    html: markup(title, paragraphs, extra),
    ...(paragraphs.length === 0 ? {} : { article: article(title, paragraphs) }),
    ...rest,
  });
}
