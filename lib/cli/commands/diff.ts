/** `stet diff`: what differs between two versions of an article. */
import { Argument } from "commander";
import * as z from "zod";
import { UsageError } from "../../article/errors.ts";
import { compareArticles } from "../../compare/compare-articles.ts";
import { type History, readHistory } from "../../pipeline/history.ts";
import { comparableVersions } from "../comparable-versions.ts";
import { tellComparison } from "../comparison-output.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { openArchiveOf } from "../open-archive.ts";
import {
  archiveOption,
  archiveShape,
  jsonOption,
  jsonShape,
  urlArgument,
  versionShape,
} from "../settings.ts";
import { requireVersions } from "../version-numbers.ts";

export const diff = defineCommand({
  name: "diff",
  summary: "show what differs between two versions",
  description:
    "Shows what differs between two versions of an article: the newest two, the one named and the newest, or the two named. Exit code as diff(1): 0 nothing differs, 1 something does, 2 or 3 trouble.",
  takes: [
    urlArgument,
    new Argument("[before]", "a version's number"),
    new Argument("[after]", "another; without it the newest"),
  ],
  options: [archiveOption, jsonOption],
  given: z.object({
    url: z.string(),
    before: versionShape,
    after: versionShape,
    ...archiveShape,
    ...jsonShape,
  }),
  examples: ["https://example.org/news/flood", "https://example.org/news/flood 1 4"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    const history = await readHistory(archive.store, given.url);
    const named = [given.before, given.after].filter((version) => version !== undefined);
    await requireVersions(archive, history, given.url, named);
    const pair = pairOf(history, given);
    if (pair === undefined) {
      io.err(`stet: version 1 is the only one, so there is nothing to compare it with yet\n`);
      return exitCode.done;
    }
    const [before, after] = await comparableVersions(archive.store, history, pair, (note) =>
      io.err(`stet: ${note}\n`),
    );
    return tellComparison(io, compareArticles(before, after), given.json);
  },
});

type Pair = readonly [before: number, after: number];

/** Undefined when there is but one version and none was named. */
function pairOf(
  { records }: History,
  { before, after }: { readonly before?: number | undefined; readonly after?: number | undefined },
): Pair | undefined {
  const newest = records.length;
  if (before === undefined) return newest === 1 ? undefined : [newest - 1, newest];
  const pair = [before, after ?? newest] as const;
  if (pair[0] === pair[1])
    throw new UsageError(`version ${before} cannot differ from itself: name two versions`);
  return pair;
}
