/** `stet list`: what is watched, when it was last looked at, and when it is due. */
import * as z from "zod";
import { visibleText } from "../../article/visible-text.ts";
import type { ArchivePorts } from "../../pipeline/ports.ts";
import { readTimetable } from "../../pipeline/timetable-store.ts";
import { listWatches, type WatchedArticle } from "../../pipeline/watches.ts";
import type { TimetableEntry } from "../../watch/timetable.ts";
import { entriesIn } from "../../watch/timetable-rows.ts";
import { cadenceText } from "../cadence-text.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { asCalledHere } from "../io.ts";
import { openArchiveOf } from "../open-archive.ts";
import { archiveOption, archiveShape, jsonOption, jsonShape } from "../settings.ts";
import { toldTime } from "../told-time.ts";
import { leadsElsewhere, twiceText } from "../watched-twice.ts";
import { wrapped } from "../wrapped.ts";

export const list = defineCommand({
  name: "list",
  summary: "show what is watched, and when it is due",
  description: "Shows every article that is or was watched, its newest version, the last look and the next.",
  takes: [],
  options: [archiveOption, jsonOption],
  given: z.object({ ...archiveShape, ...jsonShape }),
  examples: ["", "--json --archive s3://my-bucket/stet"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    const entries = await readEntries(archive);
    const rows: unknown[] = [];
    let count = 0;
    for await (const watched of listWatches(archive)) {
      count++;
      const entry = entries.get(watched.articleId);
      const sameAs = entries.get(leadsElsewhere(watched.articleId, entry) ?? "")?.targetUrl;
      if (given.json) rows.push(rowOf(watched, entry, sameAs));
      else io.out(wrapped(io, asCalledHere(io, lineOf(watched, entry, sameAs))));
    }
    if (given.json) io.out(`${JSON.stringify(rows, undefined, 2)}\n`);
    else if (count === 0) io.out(`Nothing is watched yet: \`${io.program} add URL\` begins.\n`);
    return exitCode.done;
  },
});

async function readEntries(archive: ArchivePorts): Promise<Map<string, TimetableEntry>> {
  const shards = Array.from({ length: archive.shards }, (_, shard) => readTimetable(archive, shard));
  const timetables = await Promise.all(shards);
  return new Map(timetables.flatMap(({ value }) => entriesIn(value)));
}

function rowOf({ articleId, watch }: WatchedArticle, entry: TimetableEntry | undefined, sameAs?: string) {
  return {
    articleId,
    url: watch.targetUrl,
    cadence: watch.cadence,
    rule: watch.rule,
    since: watch.since,
    retiredAt: watch.retiredAt,
    versions: entry?.tip?.version,
    lastLook: entry?.lastLook,
    failures: entry?.failures,
    awaitingSince: entry?.awaiting?.since,
    dueAt: entry?.dueAt,
    sameAs,
  };
}

function lineOf({ watch }: WatchedArticle, entry: TimetableEntry | undefined, sameAs?: string): string {
  const twice = sameAs === undefined ? "" : `\n  ${twiceText(sameAs)}`;
  const facts =
    watch.retiredAt === undefined
      ? watchedFacts(watch.cadence, entry)
      : [`not watched since ${toldTime(watch.retiredAt)}`];
  return `${visibleText(watch.targetUrl)}\n  ${facts.join("; ")}${twice}\n`;
}

function watchedFacts(cadence: TimetableEntry["cadence"], entry: TimetableEntry | undefined): string[] {
  const { tip, lastLook, awaiting } = entry ?? {};
  const doubt = awaiting === undefined ? "" : ", awaiting a second look";
  return [
    tip === undefined ? "no version yet" : tip.version === 1 ? "1 version" : `${tip.version} versions`,
    lastLook === undefined
      ? "not looked at yet"
      : `last look ${toldTime(lastLook.at)} (${lastLook.outcome}${doubt})`,
    entry === undefined ? "due time unknown: `stet rebuild` finds it" : `due ${toldTime(entry.dueAt)}`,
    cadenceText(cadence),
  ];
}
