/**
 * `npm start`: an invented article's life of five days, watched by the real code in a few seconds. Its clock is
 * simulated and ends before now; its archive is made anew each time, and never stands beside real captures.
 */
import { lstat, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { tolerating } from "../../archive/folder-errors.ts";
import type { ArchivedDiff } from "../../article/archived-diff.ts";
import { UsageError } from "../../article/errors.ts";
import { type Instant, instantOf, millisecondsBetween } from "../../article/instant.ts";
import type { Look } from "../../article/look.ts";
import { visibleText } from "../../article/visible-text.ts";
import { readHistory, readVersion } from "../../pipeline/history.ts";
import type { ArchivePorts } from "../../pipeline/ports.ts";
import { readDueList } from "../../pipeline/timetable-store.ts";
import { addWatches } from "../../pipeline/watches.ts";
import { cadenceText } from "../cadence-text.ts";
import { renderForPerson } from "../comparison-output.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type Io, shellQuoted } from "../io.ts";
import { lookWords } from "../look-words.ts";
import { makeLooks, wantDue } from "../make-looks.ts";
import { openArchiveOf } from "../open-archive.ts";
import { createProgress } from "../progress.ts";
import { toldTime } from "../told-time.ts";
import { type DemoSite, serveDemoSite } from "./demo-site.ts";
import { createSimulatedClock } from "./simulated-clock.ts";
import { hoursAfter } from "./timeline.ts";

/** Below the folder that npm start was called in. */
const demoFolder = "demo-archive";

/** Names beginning with a dot are no part of an archive. */
const markFile = ".stet-demo";
const markText = "stet's demo wrote everything in this folder, and deletes it when it is run again.\n";

/** `site`: the folder of the timeline. */
export async function demo(io: Io, site: string): Promise<ExitCode> {
  const start = beginningOf(io.clock.now());
  const clock = createSimulatedClock(start);
  const world = { ...io, clock, signal: io.signal };
  await makeFolderAnew(io);
  const served = await serveDemoSite(site, start, clock.now);
  try {
    const archive = await openArchiveOf(world, { archive: demoFolder }, true);
    const cadence = { everyMinutes: served.timeline.everyMinutes };
    await addWatches(archive, [{ url: served.articleUrl, cadence, askedBy: "person" }]);
    io.out(openingText(served, cadenceText(cadence)));
    await playTimeline(world, archive, served, start);
    io.out(await closingText(io, archive, served));
    return exitCode.done;
  } finally {
    await served.close();
  }
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const daysAgo = 7;
const morning = 9 * hour;

/** A week ago in the morning: whatever the timeline tells lies in the past. */
function beginningOf(now: Instant): Instant {
  return instantOf(new Date(Math.floor(Date.parse(now) / day) * day - daysAgo * day + morning));
}

/** Deletes an earlier demo's archive, and nothing else. */
async function makeFolderAnew(io: Io): Promise<void> {
  const folder = resolve(io.cwd, demoFolder);
  const names = await tolerating(["ENOENT"], () => namesIn(folder), noNames);
  if (names.length > 0 && !names.includes(markFile)) {
    throw new UsageError(
      `${folder} is no archive that the demo made, so it is left alone: move it away, then try again`,
    );
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await writeFile(join(folder, markFile), markText);
}

const noNames: readonly string[] = [];

async function namesIn(folder: string): Promise<string[]> {
  if (!(await lstat(folder)).isDirectory()) return [folder];
  return readdir(folder);
}

/** Looks whenever a look is due, until the timeline ends or the person has seen enough. */
async function playTimeline(io: Io, archive: ArchivePorts, site: DemoSite, start: Instant): Promise<void> {
  const end = instantOf(new Date(hoursAfter(Date.parse(start), site.timeline.endHours)));
  const web = { allowLoopback: true };
  const usual = site.timeline.everyMinutes * minute;
  const tell = async (look: Look, diff: ArchivedDiff | undefined, nextDueAt: Instant) => {
    await tellLook(io, archive, look, diff);
    const pause = millisecondsBetween(look.capturedAt, nextDueAt);
    // A few seconds more are the look's own.
    if (pause > usual + minute)
      io.out(`${indent}so stet waits longer than usual, ${Math.round(pause / hour)} hours\n`);
  };
  while (!io.signal.aborted) {
    const [due] = Object.values((await readDueList(archive)).value.shards);
    if (due === undefined || due > end) return;
    await io.clock.sleep(Math.max(0, millisecondsBetween(io.clock.now(), due)));
    const wanted = await wantDue(archive);
    const made = await makeLooks(io, archive, { wanted, web, tell, progress: createProgress(io) });
    if (made.failures.length > 0) throw made.failures[0];
    if (made.looks === 0) throw new Error(`a look was due at ${due}, and none was made`);
  }
}

/** The longest word of the demo's outcomes. */
const wordWidth = "interstitial".length;

async function tellLook(
  io: Io,
  { store }: ArchivePorts,
  look: Look,
  diff: ArchivedDiff | undefined,
): Promise<void> {
  const { word, phrase } = lookWords(look);
  const headline =
    look.finding === "first"
      ? `: “${(await readVersion(store, look.articleId, 1)).article.headline.text}”`
      : "";
  io.out(`${toldTime(look.capturedAt)}  ${word.padEnd(wordWidth)}  ${phrase}${visibleText(headline)}\n`);
  if (diff !== undefined) io.out(`\n${indented(renderForPerson(narrower(io), diff.diff))}\n`);
}

const indent = "    ";

const indented = (text: string): string => text.replace(/^(?=.)/gm, indent);

const narrower = (io: Io): Io => ({ ...io, columns: io.columns - indent.length });

function openingText({ articleUrl }: DemoSite, cadence: string): string {
  return `An invented newspaper, served on this machine, and an article whose life of five days passes in a moment.
Its clock is simulated and ends before now. stet watches it as it would watch any other:

  ${articleUrl}, ${cadence}, into ${demoFolder}

`;
}

async function closingText(io: Io, { store }: ArchivePorts, { articleUrl }: DemoSite): Promise<string> {
  const { articleId, records, events } = await readHistory(store, articleUrl);
  const stet = (command: string, rest = "") =>
    `  ${io.program} ${command} ${articleUrl}${rest} --archive ${demoFolder}`;
  return `
${records.length} versions and ${events.length} events are kept in ${demoFolder}. What to try next:

  ${io.program} serve --archive ${demoFolder} --open
${stet("log")}
${stet("diff", ` 1 ${records.length}`)}
${stet("show", " 2")}
  cat ${shellQuoted(`${demoFolder}/articles/${articleId}`)}/versions/*/diff.txt

and a real article, looked at until you press Ctrl-C, into the folder archive:

  npm start -- https://… --contact you@example.org
`;
}
