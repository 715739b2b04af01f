/** `stet health`: how extraction does on each host, from the lines of checks. Calls nobody and changes nothing. */
import { Option } from "commander";
import stringWidth from "string-width";
import * as z from "zod";
import { readLooks } from "../../archive/check-lines.ts";
import { instantAfter } from "../../article/instant.ts";
import { watchedFields } from "../../article/read-facts.ts";
import { visibleText } from "../../article/visible-text.ts";
import { HealthCount, type HostHealth, troubles } from "../../pipeline/health.ts";
import type { TemplateChange } from "../../pipeline/template-change.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { openArchiveOf } from "../open-archive.ts";
import { archiveOption, archiveShape, jsonOption, jsonShape, numberShape } from "../settings.ts";
import { signPhrase } from "../sign-phrase.ts";
import { toldTime } from "../told-time.ts";

const day = 24 * 60 * 60 * 1000;
const usualDays = 7;
const mostDays = 3660;

const daysShape = numberShape("number of days", 1, mostDays).default(usualDays);

export const health = defineCommand({
  name: "health",
  summary: "show how extraction does on each host",
  description:
    "Shows, host by host and the worst first, how many pages the checks brought, and on how many of them extraction fell back on the general method because a site rule found nothing, found no article, lost a headline, byline or date that the article had at the look before, or found less than half or more than twice the text. Versions that many articles of a host had alike within a day are told of as one change of its template. Exit code 0, whatever it shows.",
  takes: [],
  options: [
    new Option("--days <number>", `how far back to look (default: ${usualDays})`),
    archiveOption,
    jsonOption,
  ],
  given: z.object({ days: daysShape, ...archiveShape, ...jsonShape }),
  examples: ["", "--days 30 --json"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    const since = instantAfter(io.clock.now(), -given.days * day);
    const count = new HealthCount();
    for (let shard = 0; shard < archive.shards; shard++)
      for await (const look of readLooks(archive.store, shard, since)) count.add(look);
    const hosts = count.hostsByHealth();
    io.out(
      given.json
        ? `${JSON.stringify({ since, hosts }, undefined, 2)}\n`
        : shownHealth(io, hosts, `since ${toldTime(since)}`),
    );
    return exitCode.done;
  },
});

const heading = ["host", "pages", "versions", "fell back", "no article", "lost a field", "length"];

function shownHealth({ program }: Io, hosts: readonly HostHealth[], since: string): string {
  if (hosts.length === 0) return `No page was brought ${since}: \`${program} list\` shows what is watched.\n`;
  const rows = [heading, ...hosts.map(cellsOf)];
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))));
  const table = rows.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0, column)));
  const templates = hosts.flatMap(({ host, templates: found }) =>
    found.map((one) => templateText(host, one)),
  );
  const lines = table.map((cells) => cells.join("  ").trimEnd());
  return `${[...lines, ...(templates.length > 0 ? ["", ...templates] : [])].join("\n")}\n`;
}

/** Names to the left, numbers to the right. */
function padded(cell: string, width: number, column: number): string {
  const room = " ".repeat(Math.max(0, width - stringWidth(cell)));
  return column === 0 ? cell + room : room + cell;
}

function cellsOf(one: HostHealth): string[] {
  const { host, pages, versions, fellBack, empty, lost, jumped } = one;
  const fields = watchedFields.flatMap((field) => (lost[field] > 0 ? [`${field} ${lost[field]}`] : []));
  const counts = [fellBack, empty].map(String);
  return [
    visibleText(host),
    String(pages),
    String(versions),
    ...(troubles(one) === 0 ? ["-", "-", "-", "-"] : [...counts, fields.join(", ") || "0", String(jumped)]),
  ];
}

function templateText(host: string, { changes, among, from, to, sign }: TemplateChange): string {
  return `${visibleText(host)}: the template changed, ${toldTime(from)} to ${toldTime(to)}: ${changes.length} of ${among} versions ${signPhrase(sign)}; they are one change of the site, not ${changes.length} edits`;
}
