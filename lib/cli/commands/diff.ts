/** `stet diff`: what differs between two versions of an article. */
import { Argument } from "commander";
import * as z from "zod";
import type { ObjectStore } from "../../archive/store.ts";
import { UsageError } from "../../article/errors.ts";
import { compareArticles } from "../../compare/compare-articles.ts";
import { type Disclosure, disclosureOver } from "../../compare/disclosure.ts";
import { type History, readDiff, readHistory } from "../../pipeline/history.ts";
import { comparableVersions } from "../comparable-versions.ts";
import { comparisonOptions, comparisonShape } from "../comparison-options.ts";
import { tellComparison } from "../comparison-output.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { openArchiveOf } from "../open-archive.ts";
import { archiveOption, archiveShape, urlArgument, versionShape } from "../settings.ts";
import { requireVersions } from "../version-numbers.ts";

export const diff = defineCommand({
  name: "diff",
  summary: "show what differs between two versions",
  description:
    "Shows what differs between two versions of an article: the newest two, the one named and the newest, or the two named (a later one first shows it backwards). Exit code as diff(1): 0 nothing differs, 1 something does, 2 or 3 trouble.",
  takes: [
    urlArgument,
    new Argument("[before]", "a version's number"),
    new Argument("[after]", "another; without it the newest"),
  ],
  options: [archiveOption, ...comparisonOptions],
  given: z.object({
    url: z.string(),
    before: versionShape,
    after: versionShape,
    ...archiveShape,
    ...comparisonShape,
  }),
  examples: [
    "https://example.org/news/flood",
    "https://example.org/news/flood 1 4",
    "--class substantive --format html https://example.org/news/flood",
  ],
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
    const found = compareArticles(before, after);
    const [from, to] = pair;
    const source = { article: given.url, before: `${from}`, after: `${to}` };
    if (from > to) {
      const disclosure = `shown backwards: version ${from} before version ${to}`;
      return tellComparison(
        io,
        { diff: { ...found, ...nobodysEdit(disclosure) }, source, disclosure },
        given,
      );
    }
    const diff = { ...found, ...(await disclosureBetween(archive.store, history, pair)) };
    return tellComparison(io, { diff, source }, given);
  },
});

/** For programs, whose form has no third verdict: nobody is accused of an edit that nobody made. */
function nobodysEdit(how: string): Disclosure {
  return { disclosed: "disclosed", disclosedReason: `${how}, an edit that nobody made`, signals: [] };
}

/**
 * Of versions that lie apart, each step between them is asked for itself: a date that moved in one of them admits
 * nothing of the others. Undefined of neighbours, and where a step's own diff is not there to be asked.
 */
async function disclosureBetween(
  store: ObjectStore,
  { articleId }: History,
  [before, after]: Pair,
): Promise<Disclosure | undefined> {
  const versions = Array.from({ length: Math.max(0, after - before) }, (_, step) => before + step + 1);
  if (versions.length < 2) return undefined;
  const diffs = await Promise.all(versions.map((version) => readDiff(store, articleId, version)));
  const steps = diffs.flatMap((one) =>
    one === undefined ? [] : [{ version: one.after.version, diff: one.diff }],
  );
  return steps.length === versions.length ? disclosureOver(steps) : undefined;
}

type Pair = readonly [before: number, after: number];

/** Undefined when there is but one version, and no other was named. */
function pairOf(
  { records }: History,
  { before, after }: { readonly before?: number | undefined; readonly after?: number | undefined },
): Pair | undefined {
  const newest = records.length;
  if (newest === 1 && after === undefined) return undefined;
  if (before === undefined) return [newest - 1, newest];
  if (before === newest && after === undefined)
    throw new UsageError(`version ${before} is the newest: name another to compare it with`);
  const pair = [before, after ?? newest] as const;
  if (pair[0] === pair[1])
    throw new UsageError(`version ${before} cannot differ from itself: name two versions`);
  return pair;
}
