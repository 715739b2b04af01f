/** `stet compare`: what differs between the articles in two pages on disk. Needs no archive and calls nobody. */
import { Argument } from "commander";
import * as z from "zod";
import { UsageError } from "../../article/errors.ts";
import { compareArticles } from "../../compare/compare-articles.ts";
import { comparisonOptions, comparisonShape } from "../comparison-options.ts";
import { tellComparison } from "../comparison-output.ts";
import { defineCommand } from "../define-command.ts";
import { readArticleFile, unknownUrl } from "../read-article-file.ts";

export const compare = defineCommand({
  name: "compare",
  summary: "show what differs between two pages on disk",
  description:
    "Shows what differs between the articles in two files: pages, or articles as `extract --json` writes them. Exit code as diff(1): 0 nothing differs, 1 something does, 2 or 3 trouble.",
  takes: [
    new Argument("<before>", "a page or an article, or - for standard input"),
    new Argument("<after>", "the same, later"),
  ],
  options: comparisonOptions,
  given: z.object({ before: z.string(), after: z.string(), ...comparisonShape }),
  examples: [
    "monday.html tuesday.html",
    "--only headline,body --class substantive monday.html tuesday.html",
    "--format csv monday.html tuesday.html",
  ],
  run: async (io, { before, after, ...given }) => {
    if (before === "-" && after === "-") throw new UsageError("only one of the two can be standard input");
    const old = await readArticleFile(io, before, { url: unknownUrl });
    const now = await readArticleFile(io, after, { url: unknownUrl });
    const diff = compareArticles(old, now);
    return tellComparison(io, { diff, source: { article: "", before, after } }, given);
  },
});
