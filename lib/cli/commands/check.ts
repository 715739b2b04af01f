/** `stet check`: looks once at what is due, at everything, or at the articles named. */
import { Option } from "commander";
import * as z from "zod";
import { DamagedObjectError, UsageError } from "../../article/errors.ts";
import { findArticle } from "../../pipeline/history.ts";
import type { ArchivePorts } from "../../pipeline/ports.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { linesTo } from "../look-teller.ts";
import { makeLooks, type Wanted, wantAll, wantArticles, wantDue } from "../make-looks.ts";
import { nextDueIn } from "../next-due.ts";
import { openArchiveOf } from "../open-archive.ts";
import { createProgress } from "../progress.ts";
import {
  anyUrlsArgument,
  archiveOption,
  archiveShape,
  contactOption,
  jsonOption,
  jsonShape,
  loopbackOption,
  webShape,
} from "../settings.ts";
import { toldTime } from "../told-time.ts";

export const check = defineCommand({
  name: "check",
  summary: "look once at what is due",
  description:
    "Looks once at every article that is due, at all of them, or at those named, and says what came of it, one line for each look. Exit code 0: every look that was due has its outcome on record, or another run is making it.",
  takes: [anyUrlsArgument],
  options: [
    new Option("--all", "look at everything, due or not"),
    contactOption,
    loopbackOption,
    archiveOption,
    jsonOption,
  ],
  given: z.object({
    urls: z.array(z.string()).default([]),
    all: z.boolean().default(false),
    ...webShape,
    ...archiveShape,
    ...jsonShape,
  }),
  examples: ["--contact desk@example.org", "--all --json", "https://example.org/news/flood"],
  run: async (io, given) => {
    if (given.all && given.urls.length > 0)
      throw new UsageError("--all looks at everything: leave out the addresses, or --all");
    const archive = await openArchiveOf(io, given);
    const wanted = await wantedOf(archive, given);
    const tell = linesTo(io, given.json);
    const made = await makeLooks(io, archive, { wanted, web: given, tell, progress: createProgress(io) });
    if (made.complete && made.looks < namedIn(wanted)) {
      throw new DamagedObjectError(
        "the timetable",
        "does not know these articles: `stet rebuild` makes it anew",
      );
    }
    if (made.failures.length > 0) throw made.failures[0];
    if (made.looks === 0 && made.complete && !given.json) await tellIdle(io, archive);
    return made.complete || made.restIsOthers ? exitCode.done : exitCode.failed;
  },
});

/** How many articles were asked for by their addresses. */
function namedIn(wanted: Wanted): number {
  return [...wanted.values()].reduce((sum, which) => sum + (typeof which === "string" ? 0 : which.size), 0);
}

async function wantedOf(
  archive: ArchivePorts,
  { urls, all }: { readonly urls: readonly string[]; readonly all: boolean },
): Promise<Wanted> {
  if (all) return wantAll(archive);
  if (urls.length === 0) return wantDue(archive);
  const found = await Promise.all(urls.map((url) => findArticle(archive.store, url)));
  const retired = found.find(({ watch }) => watch.retiredAt !== undefined);
  if (retired !== undefined) {
    throw new UsageError(
      `${retired.watch.targetUrl} is not watched any more: \`stet add\` takes it up again`,
    );
  }
  return wantArticles(
    archive,
    found.map(({ articleId }) => articleId),
  );
}

async function tellIdle(io: Io, archive: ArchivePorts): Promise<void> {
  const next = await nextDueIn(archive);
  io.out(
    next === undefined
      ? `Nothing is watched: \`${io.program} add URL\` begins.\n`
      : `Nothing is due before ${toldTime(next)}.\n`,
  );
}
