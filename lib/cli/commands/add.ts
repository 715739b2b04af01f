/** `stet add`: takes articles under watch. Looks at nothing yet: what is added is due at once. */
import { Option } from "commander";
import * as z from "zod";
import { optedOut } from "../../article/opt-outs.ts";
import { parseArticleUrl } from "../../article/url-key.ts";
import { visibleText } from "../../article/visible-text.ts";
import { readOptOuts } from "../../pipeline/opt-out-list.ts";
import { parseWatchableUrl } from "../../pipeline/watchable-url.ts";
import {
  type AddedWatch,
  addWatches,
  type WatchedArticle,
  type WatchRequest,
} from "../../pipeline/watches.ts";
import { cadenceShape, cadenceText } from "../cadence-text.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { asCalledHere, type Io } from "../io.ts";
import { openArchiveOf } from "../open-archive.ts";
import { readRulesFile, requireRule } from "../read-rules-file.ts";
import {
  archiveOption,
  archiveShape,
  jsonOption,
  jsonShape,
  ruleOption,
  someUrlsArgument,
} from "../settings.ts";

const words = { new: "watched", again: "watched again", already: "was watched already" } as const;

export const add = defineCommand({
  name: "add",
  summary: "watch articles",
  description:
    "Takes articles under watch. They are due at once: `check` or `watch` makes the first look. The archive is made if there is none.",
  takes: [someUrlsArgument],
  options: [
    new Option(
      "--every <time>",
      "a look every 30m, 12h, 2d …; without it often at first, then less and less (decay)",
    ),
    ruleOption,
    new Option("--no-rule", "read their pages by the general method again"),
    archiveOption,
    jsonOption,
  ],
  given: z.object({
    urls: z.array(z.string()),
    every: cadenceShape.optional(),
    rule: z.union([z.string().min(1, "name a file"), z.boolean()]).optional(),
    ...archiveShape,
    ...jsonShape,
  }),
  examples: [
    "https://example.org/news/flood",
    "--every 1h https://example.org/news/flood",
    "--rule example-org.json https://example.org/news/flood",
  ],
  run: async (io, given) => {
    const cadence = given.every === undefined ? {} : { cadence: given.every };
    for (const url of given.urls) parseWatchableUrl(url);
    const rules = await rulesOf(io, given);
    const requests = given.urls.map(
      (url, index): WatchRequest => ({ url, ...cadence, ...rules[index], askedBy: "person" }),
    );
    const archive = await openArchiveOf(io, given, true);
    const added = await addWatches(archive, requests);
    const optOuts = await readOptOuts(archive);
    const told = added.map((one) => {
      const place = optedOut(optOuts, new URL(one.watch.targetUrl));
      return place === undefined ? one : { ...one, optedOut: place };
    });
    if (given.json) io.out(`${JSON.stringify(told, undefined, 2)}\n`);
    else for (const one of told) io.out(asCalledHere(io, addedText(one)));
    return exitCode.done;
  },
});

function addedText({ watch, added, optedOut: place }: AddedWatch & { readonly optedOut?: string }): string {
  const line = `${words[added]}, ${cadenceText(watch.cadence)}${ruleText(watch)}: ${visibleText(watch.targetUrl)}\n`;
  if (place === undefined) return line;
  return `${line}  and not called: ${visibleText(place)} is on the list of those who asked not to be watched (\`stet opt-out\` shows it)\n`;
}

interface GivenRule {
  readonly urls: readonly string[];
  /** A file, or `false`: none from now on. */
  readonly rule?: string | boolean | undefined;
}

/** One for each address; what is not said of a rule changes none. */
async function rulesOf(io: Io, { urls, rule: file }: GivenRule): Promise<Pick<WatchRequest, "rule">[]> {
  if (file === false) return urls.map(() => ({ rule: "none" }));
  if (typeof file !== "string") return [];
  const rules = await readRulesFile(io, file);
  return urls.map((url) => ({ rule: requireRule(rules, parseArticleUrl(url), file) }));
}

const ruleText = ({ rule }: WatchedArticle["watch"]): string =>
  rule === undefined ? "" : `, by the rule for ${visibleText(rule.host)}`;
