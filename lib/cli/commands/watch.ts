/** `stet watch`: keeps looking at what is due until it is interrupted, and then finishes what it has begun. */
import * as z from "zod";
import { messageOf, OccupiedError, StetError } from "../../article/errors.ts";
import { type Instant, millisecondsBetween } from "../../article/instant.ts";
import type { ArchivePorts } from "../../pipeline/ports.ts";
import { parseWatchableUrl } from "../../pipeline/watchable-url.ts";
import { takeWatcherPlace, type Watcher, type WatcherPlace } from "../../pipeline/watcher.ts";
import { addWatches, listWatches } from "../../pipeline/watches.ts";
import { atWorkText } from "../at-work.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { requireLeave } from "../leave-to-call.ts";
import { linesTo, type TellLook } from "../look-teller.ts";
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
  type WebGiven,
  webShape,
} from "../settings.ts";
import { toldDuration } from "../told-duration.ts";
import { toldTime } from "../told-time.ts";

/** Others may add watches meanwhile: the due list is asked at least this often. */
const longestSleep = 60_000;
/** Whatever the due list says, the archive is not asked more often. */
const shortestSleep = 1_000;
/** A crowded host keeps the others of its shard waiting for no longer; its own looks come late, as it takes them. */
const hostPatience = 5 * 60_000;
/** A busy machine wakes up late by less. */
const mostDrift = 2 * 60_000;

export const watch = defineCommand({
  name: "watch",
  summary: "keep looking at what is due, until interrupted",
  description:
    "Keeps looking at what is due until it is interrupted (Ctrl-C, or SIGTERM from a service manager), and then finishes the looks it has begun. Only one at a time keeps looking at one archive. Addresses given are added first.",
  takes: [anyUrlsArgument],
  options: [contactOption, loopbackOption, archiveOption, jsonOption],
  given: z.object({ urls: z.array(z.string()).default([]), ...webShape, ...archiveShape, ...jsonShape }),
  examples: ["--contact desk@example.org", "--contact desk@example.org https://example.org/news/flood"],
  run: async (io, given) => {
    requireLeave(
      io,
      given.urls.map((url) => parseWatchableUrl(url).href),
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
    const place = await takeWatcherPlace(archive);
    if (!("keep" in place)) throw new OccupiedError(occupiedText(place));
    try {
      await keepLooking(io, archive, place, given);
    } finally {
      await place.giveUp();
    }
    return exitCode.done;
  },
});

function occupiedText(watcher: Watcher): string {
  return `${atWorkText(watcher)}: end that one first; if it is dead, its place is free after ${toldTime(watcher.until)}`;
}

async function keepLooking(
  io: Io,
  archive: ArchivePorts,
  place: WatcherPlace,
  given: WebGiven & { readonly json: boolean },
): Promise<void> {
  const progress = createProgress(io);
  const line = linesTo(io, given.json);
  const tell: TellLook = async (...look) => {
    await line(...look);
    await keepPlace(place);
  };
  const troubles = new Troubles(io);
  const asked = { web: given, tell, progress, patience: hostPatience };
  while (!io.signal.aborted) {
    await oneRound(io, archive, place, asked, troubles);
  }
  progress.clear();
}

/** Throws when this process was away for so long that another took its place. */
async function keepPlace(place: WatcherPlace): Promise<void> {
  const other = await place.keep();
  if (other === undefined) return;
  throw new OccupiedError(`this one was away for too long (the machine slept?), and ${occupiedText(other)}`);
}

/** What goes wrong again and again is told once, until something else happens. */
class Troubles {
  #told: string | undefined;
  readonly #io: Io;

  constructor(io: Io) {
    this.#io = io;
  }

  tell(errors: readonly unknown[]): void {
    const text = errors
      .map((error) => `stet: ${sentence(messageOf(error))}; trying again in a minute\n`)
      .join("");
    if (text !== "" && text !== this.#told) this.#io.err(text);
    this.#told = text;
  }
}

async function oneRound(
  io: Io,
  archive: ArchivePorts,
  place: WatcherPlace,
  asked: Omit<LooksAsked, "wanted">,
  troubles: Troubles,
): Promise<void> {
  try {
    await keepPlace(place);
    const made = await makeLooks(io, archive, { ...asked, wanted: await wantDue(archive) });
    // What is no fault of the archive is one of ours: it ends the watch, and says so.
    const unforeseen = made.failures.find((error) => !(error instanceof StetError));
    if (unforeseen !== undefined) throw unforeseen;
    troubles.tell(made.failures);
    if (!io.signal.aborted) await sleepUntilDue(io, archive, asked.progress, made);
  } catch (error) {
    if (!(error instanceof StetError && error.retryable)) throw error;
    troubles.tell([error]);
    await io.clock.sleep(longestSleep, io.signal);
  }
}

async function sleepUntilDue(
  io: Io,
  archive: ArchivePorts,
  progress: Progress,
  { complete, leasedUntil, failures }: LooksMade,
): Promise<void> {
  const now = io.clock.now();
  // What could not be had now (a lease, a clock that is off) is still due, and not asked for in a tight loop.
  const next = complete && failures.length === 0 ? await nextDueIn(archive) : leasedUntil;
  const wait = next === undefined ? longestSleep : millisecondsBetween(now, next);
  if (next !== undefined) progress.show(`next look ${toldTime(next)}`);
  const asleep = Math.min(longestSleep, Math.max(shortestSleep, wait));
  await io.clock.sleep(asleep, io.signal);
  progress.clear();
  tellJump(io, now, asleep);
}

/** The machine slept, or its clock was set: looks that were due meanwhile are gaps, and a person should know why. */
function tellJump(io: Io, before: Instant, asleep: number): void {
  const jump = millisecondsBetween(before, io.clock.now()) - asleep;
  if (jump > mostDrift)
    io.err(
      `stet: ${toldDuration(jump)} have passed unseen: the machine slept, or its clock was set forward\n`,
    );
  // Being woken early looks like a clock that was set back by less than the sleep.
  if (jump < -(asleep + mostDrift)) io.err(`stet: the clock was set back by ${toldDuration(-jump)}\n`);
}
