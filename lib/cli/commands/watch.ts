/** `stet watch`: keeps looking at what is due until it is interrupted, and then finishes what it has begun. */
import * as z from "zod";
import { StetError } from "../../article/errors.ts";
import { millisecondsBetween } from "../../article/instant.ts";
import { parseArticleUrl } from "../../article/url-key.ts";
import type { ArchivePorts } from "../../pipeline/ports.ts";
import { addWatches, listWatches } from "../../pipeline/watches.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { requireLeave } from "../leave-to-call.ts";
import { linesTo } from "../look-teller.ts";
import { type LooksAsked, type LooksMade, makeLooks, wantDue } from "../make-looks.ts";
import { nextDueIn } from "../next-due.ts";
import { openArchiveOf } from "../open-archive.ts";
import { createProgress, type Progress } from "../progress.ts";
import { sentence } from "../report-error.ts";
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

/** Others may add watches meanwhile: the due list is asked at least this often. */
const longestSleep = 60_000;
/** Whatever the due list says, the archive is not asked more often. */
const shortestSleep = 1_000;

export const watch = defineCommand({
  name: "watch",
  summary: "keep looking at what is due, until interrupted",
  description:
    "Keeps looking at what is due until it is interrupted (Ctrl-C), and then finishes the looks it has begun. Addresses given are added first.",
  takes: [anyUrlsArgument],
  options: [contactOption, loopbackOption, archiveOption, jsonOption],
  given: z.object({ urls: z.array(z.string()).default([]), ...webShape, ...archiveShape, ...jsonShape }),
  examples: ["--contact desk@example.org", "--contact desk@example.org https://example.org/news/flood"],
  run: async (io, given) => {
    requireLeave(
      io,
      given.urls.map((url) => parseArticleUrl(url).href),
      given,
    );
    const archive = await openArchiveOf(io, given, given.urls.length > 0);
    await addWatches(
      archive,
      given.urls.map((url) => ({ url, askedBy: "person" })),
    );
    for await (const { watch } of listWatches(archive))
      if (watch.retiredAt === undefined) requireLeave(io, [watch.targetUrl], given);
    await nextDueIn(archive);
    const progress = createProgress(io);
    const asked = { web: given, tell: linesTo(io, given.json), progress };
    while (!io.signal.aborted) await oneRound(io, archive, asked);
    progress.clear();
    return exitCode.done;
  },
});

async function oneRound(io: Io, archive: ArchivePorts, asked: Omit<LooksAsked, "wanted">): Promise<void> {
  try {
    const made = await makeLooks(io, archive, { ...asked, wanted: await wantDue(archive) });
    if (!io.signal.aborted) await sleepUntilDue(io, archive, asked.progress, made);
  } catch (error) {
    if (!(error instanceof StetError && error.retryable)) throw error;
    io.err(`stet: ${sentence(error.message)}; trying again in a minute\n`);
    await io.clock.sleep(longestSleep, io.signal);
  }
}

async function sleepUntilDue(
  io: Io,
  archive: ArchivePorts,
  progress: Progress,
  { complete, leasedUntil }: LooksMade,
): Promise<void> {
  const now = io.clock.now();
  // What could not be had now (a lease, a clock that is off) is still due, and not asked for in a tight loop.
  const next = complete ? await nextDueIn(archive) : leasedUntil;
  const wait = next === undefined ? longestSleep : millisecondsBetween(now, next);
  if (next !== undefined) progress.show(`next look ${toldTime(next)}`);
  await io.clock.sleep(Math.min(longestSleep, Math.max(shortestSleep, wait)), io.signal);
  progress.clear();
}
