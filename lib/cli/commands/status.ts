/** `stet status`: whether the watching goes well, host by host. */
import { Option } from "commander";
import * as z from "zod";
import { outcomeMeanings } from "../../article/outcome.ts";
import { visibleText } from "../../article/visible-text.ts";
import { hostSpacing } from "../../pipeline/host-door.ts";
import { readStatus, type WatchStatus } from "../../pipeline/read-status.ts";
import type { ArticleStatus, HostStatus } from "../../watch/host-status.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { nextDueIn } from "../next-due.ts";
import { openArchiveOf } from "../open-archive.ts";
import { archiveOption, archiveShape, jsonOption, jsonShape } from "../settings.ts";
import { toldDuration } from "../told-duration.ts";
import { toldTime } from "../told-time.ts";
import { wrapped } from "../wrapped.ts";

const allOption = new Option(
  "--all",
  "every article that fails, is late or was never found, not only the worst of each host",
);

export const status = defineCommand({
  name: "status",
  summary: "show what is due, late, failing or blocked, by host",
  description:
    "Shows whether the watching goes well: for each host what is due and how late, which articles fail, which are kept from us, which were never found at their address, whether the host is left alone for now, and how much of what it can take its watches want. The worst come first.",
  takes: [],
  options: [allOption, archiveOption, jsonOption],
  given: z.object({ all: z.boolean().default(false), ...archiveShape, ...jsonShape }),
  examples: ["", "--json --archive s3://my-bucket/stet"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    // A timetable that was lost must not pass for one in which nothing is due.
    await nextDueIn(archive);
    const found = await readStatus(archive);
    if (given.json) io.out(`${JSON.stringify(found, undefined, 2)}\n`);
    else io.out(wrapped(io, headOf(found) + found.hosts.map((host) => hostText(host, given.all)).join("")));
    return exitCode.done;
  },
});

function headOf(status: WatchStatus): string {
  const { watched, hosts, due, late, failing, blocked, neverFound, nextDueAt, runs, at } = status;
  if (watched === 0) return "Nothing is watched.\n";
  const isDue = nextDueAt !== undefined && nextDueAt <= at;
  const facts = [
    `${counted(watched, "article")} on ${counted(hosts.length, "host")}`,
    `${due} due`,
    `${late} late`,
    `${failing} failing, ${blocked} of them blocked`,
    ...(neverFound === 0 ? [] : [`${neverFound} never found`]),
    ...(nextDueAt === undefined || isDue ? [] : [`next look due ${toldTime(nextDueAt)}`]),
  ];
  const atWork = runs.map(
    ({ shard, until }) => `a run is at work on shard ${shard}, until ${toldTime(until)} at most`,
  );
  return `${[facts.join("; "), ...atWork].join("\n")}\n`;
}

/** Of one host, unless all are asked for. */
const shownArticles = 5;
const hour = 60 * 60 * 1000;
/** Above this share of what a host takes, a change at many articles at once makes looks late. */
const crowdedShare = 0.5;

function hostText(host: HostStatus, all: boolean): string {
  const { watched, due, longestOverdue, late, failing, blocked, wantedAnHour, circuit } = host;
  const { neverLooked, neverFound } = host;
  const most = hour / hostSpacing;
  const facts = [
    `${watched} watched`,
    ...(due === 0
      ? []
      : [
          `${due} due${late === 0 ? "" : `, ${late} of them late`}, the longest for ${toldDuration(longestOverdue)}`,
        ]),
    ...(failing === 0 ? [] : [`${failing} failing${blocked === 0 ? "" : `, ${blocked} of them blocked`}`]),
    ...(neverFound === 0 ? [] : [`${neverFound} never found`]),
    ...(neverLooked === 0 ? [] : [`${neverLooked} not looked at yet`]),
    ...(wantedAnHour > most * crowdedShare
      ? [`crowded: its watches want ${wantedAnHour} looks an hour, and it takes ${most}`]
      : []),
  ];
  const alone =
    host.leftAloneUntil === undefined || circuit === undefined
      ? []
      : [
          `  left alone until ${toldTime(host.leftAloneUntil)}: failing since ${toldTime(circuit.since)}, ${counted(circuit.failures, "look")} in a row, the last ${circuit.outcome}`,
        ];
  const troubled = host.articles.filter(
    ({ failures, overdue, neverFound }) => failures > 0 || neverFound || overdue > hour,
  );
  const shown = all ? troubled : troubled.slice(0, shownArticles);
  const more = troubled.length - shown.length;
  const lines = [
    `${visibleText(host.host)}  ${facts.join("; ")}`,
    ...alone,
    ...shown.map(articleLine),
    ...(more === 0 ? [] : [`  and ${counted(more, "article")} more: --all shows them`]),
  ];
  return `\n${lines.join("\n")}\n`;
}

function articleLine(article: ArticleStatus): string {
  const { url, failures, overdue, dueAt, lastSeenAt } = article;
  const facts = [
    lastLookOf(article),
    ...(failures > 1 ? [`${failures} looks in a row`] : []),
    ...(lastSeenAt === undefined ? [] : [`last seen ${toldTime(lastSeenAt)}`]),
    overdue > 0 ? `due for ${toldDuration(overdue)}` : `next look ${toldTime(dueAt)}`,
  ];
  return `  ${visibleText(url)}\n    ${facts.join("; ")}`;
}

function lastLookOf({ lastLook, neverFound }: ArticleStatus): string {
  if (lastLook === undefined) return "not looked at yet";
  const meaning = outcomeMeanings[lastLook.outcome];
  const told = neverFound ? `${meaning}, and was never found: is the address right?` : meaning;
  return `${lastLook.outcome} ${toldTime(lastLook.at)}: ${told}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
