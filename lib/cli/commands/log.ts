/** `stet log`: an article's versions and events in the order of time. */
import { Option } from "commander";
import * as z from "zod";
import type { ObjectStore } from "../../archive/store.ts";
import { finalUrlOf } from "../../archive/version-chain.ts";
import type { ArchivedDiff } from "../../article/archived-diff.ts";
import type { Article } from "../../article/article.ts";
import type { ArchiveEvent } from "../../article/event.ts";
import type { VersionRecord } from "../../article/record.ts";
import type { Reservations } from "../../article/reservations.ts";
import { urlKeyOf } from "../../article/url-key.ts";
import { visibleText } from "../../article/visible-text.ts";
import { readArticleLooks } from "../../pipeline/article-looks.ts";
import { type History, readDiff, readHistory, readVersion } from "../../pipeline/history.ts";
import type { ArchivePorts } from "../../pipeline/ports.ts";
import { redactionOf } from "../../pipeline/redactions.ts";
import type { TimetableEntry } from "../../watch/timetable.ts";
import { cadenceText } from "../cadence-text.ts";
import { checksJson, checksText, windowOf } from "../checks-log.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { asCalledHere } from "../io.ts";
import { lastLookLines, timetableEntry } from "../last-look.ts";
import { openArchiveOf } from "../open-archive.ts";
import { archiveOption, archiveShape, jsonOption, jsonShape, urlArgument } from "../settings.ts";
import { signPhrase } from "../sign-phrase.ts";
import { toldTime } from "../told-time.ts";
import { leadsElsewhere, twiceText } from "../watched-twice.ts";
import { wrapped } from "../wrapped.ts";

const checksOption = new Option("--checks", "every look and every gap, in place of versions and events");

export const log = defineCommand({
  name: "log",
  summary: "show the versions and events of an article",
  description:
    "Shows what became of an article, oldest first: each version with what changed, between which two looks, and whether the publisher said so; and when it was removed, restored or moved. Ends with the last look and the next. With --checks it shows every look instead, what came of it, and every gap: when nobody looked, or nobody could see the article.",
  takes: [urlArgument],
  options: [checksOption, archiveOption, jsonOption],
  given: z.object({
    url: z.string(),
    checks: z.boolean().default(false),
    ...archiveShape,
    ...jsonShape,
  }),
  examples: ["https://example.org/news/flood", "https://example.org/news/flood --checks"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    const { store } = archive;
    const history = await readHistory(store, given.url);
    const tell = (text: string) => io.out(wrapped(io, text));
    if (given.checks) {
      const lines = await readArticleLooks(archive, history.articleId);
      const now = io.clock.now();
      if (given.json) io.out(`${JSON.stringify(checksJson(history, lines, now), undefined, 2)}\n`);
      else tell(headOf(history, await newestArticle(store, history)) + checksText(history, lines, now));
      return exitCode.done;
    }
    const diffs = await Promise.all(
      history.records.map(({ version }) => readDiff(store, history.articleId, version)),
    );
    const isTaken = (version: number) => redactionOf(history.events, version) !== undefined;
    const versions = history.records.map((record, index) => ({
      record,
      ledTo: ledTo(record, history.records[index - 1]),
      diff: diffs[index],
      isTaken: isTaken(record.version) || isTaken(record.version - 1),
      isReadOtherwise: index > 0 && history.records[index - 1]?.extractor.digest !== record.extractor.digest,
    }));
    if (given.json) {
      const entry = await timetableEntry(archive, history.articleId);
      io.out(`${JSON.stringify(jsonOf(history, versions, entry), undefined, 2)}\n`);
      return exitCode.done;
    }
    tell(headOf(history, await newestArticle(store, history)));
    const entries = inTime(history, versions);
    for (const { text } of entries) tell(text);
    // Last, so that a timetable that cannot be read hides nothing of the history.
    const lookLines = await endOf(archive, history);
    if (lookLines.length > 0)
      tell(asCalledHere(io, `${entries.length > 0 ? "\n" : ""}${lookLines.join("\n")}\n`));
    return exitCode.done;
  },
});

async function endOf(archive: ArchivePorts, history: History): Promise<string[]> {
  const entry = await timetableEntry(archive, history.articleId);
  const leadsTo = leadsElsewhere(history.articleId, entry);
  const other = leadsTo === undefined ? undefined : await timetableEntry(archive, leadsTo);
  return [...lastLookLines(history, entry), ...(other === undefined ? [] : [twiceText(other.targetUrl)])];
}

async function newestArticle(
  store: ObjectStore,
  { articleId, records, events }: History,
): Promise<Article | undefined> {
  const newest = records.findLast(({ version }) => redactionOf(events, version) === undefined);
  return newest && (await readVersion(store, articleId, newest.version)).article;
}

interface LoggedVersion {
  readonly record: VersionRecord;
  /** Absent of version 1, and where a run died before it was derived. */
  readonly diff: ArchivedDiff | undefined;
  /** Whether the diff went with the words of this version, or of the one before. */
  readonly isTaken: boolean;
  /** Whether another extractor read it than the one before. */
  readonly isReadOtherwise: boolean;
  /** Where redirects led, when to another address than before. */
  readonly ledTo?: string | undefined;
}

/** A scheme, a `www.` or a tracking parameter makes no other address. */
function ledTo({ capture }: VersionRecord, before: VersionRecord | undefined): string | undefined {
  const to = finalUrlOf(capture);
  const known = before === undefined ? capture.targetUrl : finalUrlOf(before.capture);
  return urlKeyOf(new URL(to)) === urlKeyOf(new URL(known)) ? undefined : to;
}

function jsonOf(
  { articleId, watch, events }: History,
  versions: readonly LoggedVersion[],
  entry: TimetableEntry | undefined,
) {
  return {
    articleId,
    watch,
    versions: versions.map(({ record, diff }) => ({
      version: record.version,
      capturedAt: record.capture.capturedAt,
      confirmedAt: record.confirmedAt,
      rule: record.rule,
      window: windowOf(record),
      summary: diff?.diff.summary,
      disclosed: diff?.diff.disclosed,
      revertOf: record.revertOf,
      textDigest: record.textDigest,
      payloadDigest: record.payloadDigest,
      encoding: record.encoding,
      reservations: record.reservations,
    })),
    events,
    lastLook: entry?.lastLook,
    failures: entry?.failures,
    awaitingSince: entry?.awaiting?.since,
    variant: entry?.variant,
    dueAt: entry?.dueAt,
  };
}

function headOf({ watch, records }: History, article: Article | undefined): string {
  const headline = article?.headline.text ? [visibleText(article.headline.text)] : [];
  const since =
    watch.retiredAt === undefined
      ? `watched since ${toldTime(watch.since)}, ${cadenceText(watch.cadence)}`
      : `watched from ${toldTime(watch.since)} to ${toldTime(watch.retiredAt)}`;
  const rule = watch.rule === undefined ? [] : [`read by the rule for ${visibleText(watch.rule.host)}`];
  const none = records.length === 0 ? ["", "no version yet"] : [];
  return `${[...headline, visibleText(watch.targetUrl), since, ...rule, ...none, ""].join("\n")}\n`;
}

function inTime({ events }: History, versions: readonly LoggedVersion[]): { at: string; text: string }[] {
  const entries = [
    ...versions.map((one) => ({ at: one.record.capture.capturedAt, text: versionText(one) })),
    ...events.map((event) => ({ at: event.at, text: eventText(event) })),
  ];
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Below the words of an entry's first line. */
const indent = " ".repeat("2026-03-01 09:00:05Z  ".length + "version 1  ".length);

function takenSummary({ isReadOtherwise }: LoggedVersion): string {
  return isReadOtherwise
    ? "words before it were taken out of the archive, and another extractor reads it: what changed, if anything did, cannot be told"
    : "what changed was taken out of the archive with the words";
}

function versionText(version: LoggedVersion): string {
  const { record, diff, isTaken, ledTo } = version;
  const window = windowOf(record);
  const facts = [
    ledTo && `read at ${ledTo}, to which the address leads`,
    window && `edited between ${toldTime(window.after)} and ${toldTime(window.before)}`,
    diff && `${diff.diff.disclosed}: ${diff.diff.disclosedReason}`,
    record.revertOf && `returns to the text of version ${record.revertOf}`,
    record.reservations && reservationsText(record.reservations),
    record.rule && `read by the rule for ${record.rule.host}`,
    record.confirmedAt && `believed when a second look agreed, ${toldTime(record.confirmedAt)}`,
  ].filter((fact) => typeof fact === "string");
  const summary =
    window === undefined
      ? "first capture"
      : (diff?.diff.summary ??
        (isTaken ? takenSummary(version) : "what changed is not derived yet: `stet rebuild` does it"));
  const lines = [summary, ...facts].map(visibleText);
  return `${toldTime(record.capture.capturedAt)}  version ${record.version}  ${lines.join(`\n${indent}`)}\n`;
}

function reservationsText({ noarchive, tdm }: Reservations): string {
  const mining = tdm?.reserved ? "reserves text and data mining" : "allows text and data mining";
  const wishes = [
    ...(noarchive === undefined ? [] : ["asks caches not to keep the page (noarchive)"]),
    ...(tdm === undefined ? [] : [`${mining}${tdm.policy === undefined ? "" : `, ${tdm.policy}`}`]),
  ];
  return `the publisher ${wishes.join(" and ")}`;
}

const eventPhrases: Readonly<Record<ArchiveEvent["kind"], (event: ArchiveEvent) => string>> = {
  removed: ({ firstSeenAt, at, outcome = "gone" }) =>
    `${outcome}, not there since ${toldTime(firstSeenAt ?? at)}`,
  restored: ({ version }) => `there again; the newest version before was ${version}`,
  moved: ({ to }) => `the address leads elsewhere now${to === undefined ? "" : `: ${to}`}`,
  redacted: ({ version, redacted }) =>
    `words of version ${version} were taken out of the archive: ${redacted?.reason ?? "no reason is given"}`,
  template: ({ version, template }) => templatePhrase(version, template),
  late: ({ version }) =>
    `a capture that version ${version} overtook; it may be the older of the two, and is kept as evidence`,
};

function templatePhrase(version: number, template: ArchiveEvent["template"]): string {
  if (template === undefined) return `version ${version} is one of many alike`;
  const { versions, among, from, to, sign } = template;
  return `the site's template changed: ${versions} of the ${among} versions that its articles had from ${toldTime(from)} to ${toldTime(to)} ${signPhrase(sign)}, so version ${version} is more likely its making than an edit`;
}

function eventText(event: ArchiveEvent): string {
  const phrase = visibleText(eventPhrases[event.kind](event));
  return `${toldTime(event.at)}  ${event.kind.padEnd("version 1".length)}  ${phrase}\n`;
}
