/** `stet extract`: the article in a page on disk. Needs no archive and calls nobody. */
import { Argument, Option } from "commander";
import * as z from "zod";
import { articleSchema } from "../../article/article.ts";
import { parseArticleUrl } from "../../article/url-key.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { readArticleFile, unknownUrl } from "../read-article-file.ts";
import { jsonOption, jsonShape } from "../settings.ts";
import { shownArticle } from "../shown-article.ts";

export const extract = defineCommand({
  name: "extract",
  summary: "show the article in a page on disk",
  description:
    "Shows what stet takes for the article in an HTML file (gzip or not, in any character encoding), or in what comes by standard input (-). For trying: needs no archive and calls nobody.",
  takes: [new Argument("<file>", "a page, or - for standard input")],
  options: [
    new Option("--url <url>", "where the page was: gives its relative addresses a meaning"),
    jsonOption,
  ],
  given: z.object({ file: z.string(), url: z.string().default(unknownUrl), ...jsonShape }),
  examples: ["page.html", "--json --url https://example.org/news/flood - < page.html"],
  run: async (io, given) => {
    const article = await readArticleFile(io, given.file, parseArticleUrl(given.url).href);
    io.out(
      given.json ? `${JSON.stringify(articleSchema.parse(article), undefined, 2)}\n` : shownArticle(article),
    );
    return exitCode.done;
  },
});
