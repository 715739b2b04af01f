/** `stet watch`: keeps looking at what is due until it is interrupted, and then finishes what it has begun. */
import * as z from "zod";
import { StetError } from "../../article/errors.ts";
import { instantAfter, millisecondsBetween } from "../../article/instant.ts";
import { parseArticleUrl } from "../../article/url-key.ts";
import type { ArchivePorts } from "../../pipeline/ports.ts";
import { readDueList } from "../../pipeline/timetable-store.ts";
import { addWatches, listWatches } from "../../pipeline/watches.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { requireLeave } from "../leave-to-call.ts";
import { linesTo } from "../look-teller.ts";
import { type LooksAsked, makeLooks, wantDue } from "../make-looks.ts";
import { openArchiveOf } from "../open-archive.ts";
import { createProgress } from "../progress.ts";
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
/** What is due and cannot be had now (a lease, a broken store) is not asked for in a tight loop. */
const shortestSleep = 5_000;

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
    const progress = createProgress(io);
    const asked = { web: given, tell: linesTo(io, given.json), progress };
    while (!io.signal.aborted) await oneRound(io, archive, asked);
    progress.clear();
    return exitCode.done;
  },
});

async function oneRound(io: Io, archive: ArchivePorts, asked: Omit<LooksAsked, "wanted">): Promise<void> {
  try {
    await makeLooks(io, archive, { ...asked, wanted: await wantDue(archive) });
    await sleepUntilDue(io, archive, asked);
  } catch (error) {
    if (!(error instanceof StetError && error.retryable)) throw error;
    io.err(`stet: ${sentence(error.message)}; trying again in a minute\n`);
    await io.clock.sleep(longestSleep, io.signal);
  }
}

async function sleepUntilDue(
  io: Io,
  archive: ArchivePorts,
  { progress }: Pick<LooksAsked, "progress">,
): Promise<void> {
  if (io.signal.aborted) return;
  const now = io.clock.now();
  const [next = instantAfter(now, longestSleep)] = Object.values(
    (await readDueList(archive)).value.shards,
  ).sort();
  progress.show(`next look ${toldTime(next)}`);
  const wait = Math.min(longestSleep, Math.max(shortestSleep, millisecondsBetween(now, next)));
  await io.clock.sleep(wait, io.signal);
  progress.clear();
}
