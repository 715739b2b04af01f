/** `stet extract`: the article in a page on disk, and why it is that one. Needs no archive and calls nobody. */
import { Argument, Option } from "commander";
import * as z from "zod";
import { articleSchema } from "../../article/article.ts";
import { UsageError } from "../../article/errors.ts";
import type { SiteRule } from "../../article/site-rule.ts";
import { parseArticleUrl } from "../../article/url-key.ts";
import type { PageToRead } from "../../extract/extract-article.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { type Io, screenWidth, showsColour } from "../io.ts";
import { explainPageFile, readArticleFile, unknownUrl } from "../read-article-file.ts";
import { readRulesFile, requireRule } from "../read-rules-file.ts";
import { jsonOption, jsonShape, ruleOption } from "../settings.ts";
import { shownArticle } from "../shown-article.ts";
import { shownExplanation } from "../shown-explanation.ts";

const given = z.object({
  file: z.string(),
  url: z.string().optional(),
  rule: z.string().min(1, "name a file").optional(),
  explain: z.boolean().default(false),
  ...jsonShape,
});
type Given = z.infer<typeof given>;

export const extract = defineCommand({
  name: "extract",
  summary: "show the article in a page on disk",
  description:
    "Shows what stet takes for the article in an HTML file (gzip or not, in any character encoding), or in what comes by standard input (-). With --explain each block of the page, kept or dropped, and why. For trying: needs no archive and calls nobody.",
  takes: [new Argument("<file>", "a page, or - for standard input")],
  options: [
    new Option("--url <url>", "where the page was: gives its relative addresses a meaning"),
    new Option("--explain", "show what became of each block of the page, and why"),
    ruleOption,
    jsonOption,
  ],
  given,
  examples: [
    "page.html",
    "--explain --rule news-example.json page.html",
    "--json --url https://example.org/news/flood - < page.html",
  ],
  run: async (io, asked) => {
    const page = await pageOf(io, asked);
    io.out(asked.explain ? await explained(io, asked, page) : await extracted(io, asked, page));
    return exitCode.done;
  },
});

async function pageOf(io: Io, { url: typed, rule: file }: Given): Promise<PageToRead> {
  const url = typed === undefined ? undefined : parseArticleUrl(typed);
  const page = { url: url?.href ?? unknownUrl };
  return file === undefined ? page : { ...page, rule: await ruleOf(io, file, url) };
}

async function ruleOf(io: Io, file: string, url: URL | undefined): Promise<SiteRule> {
  const rules = await readRulesFile(io, file);
  if (url !== undefined) return requireRule(rules, url, file);
  const [only, ...others] = rules;
  if (only !== undefined && others.length === 0) return only;
  if (only === undefined) return requireRule(rules, new URL(unknownUrl), file);
  throw new UsageError(`${file}: ${rules.length} rules in it: say by --url which site the page is of`);
}

async function extracted(io: Io, { file, json }: Given, page: PageToRead): Promise<string> {
  const article = await readArticleFile(io, file, page);
  return json ? `${JSON.stringify(articleSchema.parse(article), undefined, 2)}\n` : shownArticle(article);
}

async function explained(io: Io, { file, json }: Given, page: PageToRead): Promise<string> {
  const explanation = await explainPageFile(io, file, page);
  if (json) return `${JSON.stringify(explanation, undefined, 2)}\n`;
  const rule = page.rule === undefined ? {} : { rule: page.rule };
  return shownExplanation(explanation, { colour: showsColour(io), width: screenWidth(io), ...rule });
}
