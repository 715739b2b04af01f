/** What extraction owes to every page, however broken: an answer in time, which reads the same again. Test code only. */
import { LimitExceededError } from "../../lib/article/errors.ts";
import { textDigestOf } from "../../lib/article/text-digest.ts";
import { extractArticle, isEmptyArticle } from "../../lib/extract/extract-article.ts";
import { renderArticle } from "./render-article.ts";

export interface Survival {
  readonly came: "article" | "no article" | "limit" | "crash" | "unsteady";
  readonly milliseconds: number;
  readonly detail?: string;
}

const url = "https://news.example/2031/03/03/mutated";

/** CPU time of this process; other processes do not count. */
function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

export function survival(html: string): Survival {
  const start = process.cpuUsage();
  try {
    const article = extractArticle(html, { url });
    const milliseconds = spent(start);
    if (isEmptyArticle(article)) return { came: "no article", milliseconds };
    const again = extractArticle(renderArticle(article), { url });
    return { came: textDigestOf(again) === textDigestOf(article) ? "article" : "unsteady", milliseconds };
  } catch (error) {
    const milliseconds = spent(start);
    if (error instanceof LimitExceededError) return { came: "limit", milliseconds };
    return {
      came: "crash",
      milliseconds,
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
