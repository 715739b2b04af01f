/** `stet reextract`: reads stored payloads again by this stet, beside what was read of them then. */
import { Option } from "commander";
import * as z from "zod";
import { hostFolder, hostOfArticle } from "../../archive/keys.ts";
import { UsageError } from "../../article/errors.ts";
import type { Ours } from "../../article/ours.ts";
import { visibleText } from "../../article/visible-text.ts";
import { decodePayload } from "../../capture/decode.ts";
import { findArticle } from "../../pipeline/history.ts";
import type { ArchivePorts } from "../../pipeline/ports.ts";
import { type ReextractedVersion, reextract as readAgain } from "../../pipeline/reextract.ts";
import { listWatches, type WatchedArticle } from "../../pipeline/watches.ts";
import { realExtractor } from "../../real-checks.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { openArchiveOf } from "../open-archive.ts";
import { createProgress } from "../progress.ts";
import { anyUrlsArgument, archiveOption, archiveShape, jsonOption, jsonShape } from "../settings.ts";

/** Enough to hide a bucket's answering times. */
const usualAtOnce = 8;
const mostAtOnce = 64;

const givenShape = z.object({
  urls: z.array(z.string()).default([]),
  host: z.string().trim().min(1, "name a host, such as example.org").optional(),
  all: z.boolean().default(false),
  atOnce: z
    .string()
    .regex(/^[1-9]\d?$/, `give a number from 1 to ${mostAtOnce}`)
    .transform(Number)
    .refine((number) => number <= mostAtOnce, `give a number from 1 to ${mostAtOnce}`)
    .default(usualAtOnce),
  ...archiveShape,
  ...jsonShape,
});
type Given = z.infer<typeof givenShape>;

export const reextract = defineCommand({
  name: "reextract",
  summary: "read stored payloads again by this stet's extractor",
  description:
    "Reads the payload of every version again, of the articles named, of a host or of all, and writes text and diff as this stet has them beside those that were made then, which stay as they are. What differs from then is told as our doing: it is no edit. Run it again after an interruption: what is done is not done twice. Exit code 3 when a payload or a text is missing or was altered.",
  takes: [anyUrlsArgument],
  options: [
    new Option("--host <host>", "all articles of this host"),
    new Option("--all", "all articles of the archive"),
    new Option("--at-once <number>", `articles read side by side (default: ${usualAtOnce})`),
    archiveOption,
    jsonOption,
  ],
  given: givenShape,
  examples: ["https://example.org/news/flood", "--host example.org", "--all --json"],
  run: async (io, given) => {
    const chosen = [given.urls.length > 0, given.host !== undefined, given.all].filter(Boolean).length;
    if (chosen !== 1)
      throw new UsageError(
        "say which articles are to be read again: their addresses, or --host HOST, or --all",
      );
    const archive = await openArchiveOf(io, given);
    const tally = new Tally(io, given.json);
    const ports = { store: archive.store, decode: decodePayload, extractor: realExtractor };
    const done = await readAgain(ports, articlesOf(archive, given), {
      atOnce: given.atOnce,
      signal: io.signal,
      onVersion: (version) => tally.add(version),
    });
    return tally.tell(done);
  },
});

async function* articlesOf(archive: ArchivePorts, given: Given): AsyncGenerator<WatchedArticle> {
  for (const url of given.urls) yield await findArticle(archive.store, url);
  if (given.urls.length > 0) return;
  const folder = given.host === undefined ? undefined : hostFolderOf(given.host);
  let found = false;
  for await (const watched of listWatches(archive)) {
    if (folder !== undefined && hostOfArticle(watched.articleId) !== folder) continue;
    found = true;
    yield watched;
  }
  if (!found && given.host !== undefined)
    throw new UsageError(
      `no article of ${given.host} is in the archive: \`stet list\` shows which hosts are`,
    );
}

function hostFolderOf(host: string): string {
  const url = `https://${host}/`;
  if (!URL.canParse(url) || new URL(url).pathname !== "/")
    throw new UsageError(`"${host}" is no host: write it as in an address, such as example.org`);
  return hostFolder(new URL(url));
}

/** Counts what comes, and tells at once what a person must hear of. */
class Tally {
  private readonly io: Io;
  private readonly json: boolean;
  private readonly progress: ReturnType<typeof createProgress>;
  private known = 0;
  private same = 0;
  private readonly differing: (Ours & { targetUrl: string })[] = [];
  private readonly damaged: { targetUrl: string; version: number; problem: string }[] = [];

  constructor(io: Io, json: boolean) {
    this.io = io;
    this.json = json;
    this.progress = createProgress(io);
  }

  add({ targetUrl, version, result }: ReextractedVersion): void {
    switch (result.kind) {
      case "known":
        this.known++;
        break;
      case "damaged":
        this.damaged.push({ targetUrl, version, problem: result.problem });
        this.say(`${targetUrl} version ${version} cannot be read again: ${result.problem}`, this.io.err);
        break;
      case "read":
        if (isSame(result.ours)) this.same++;
        else {
          this.differing.push({ ...result.ours, targetUrl });
          if (!this.json) this.say(`${targetUrl} version ${version}: ${oursText(result.ours)}`, this.io.out);
        }
    }
    this.progress.show(`${this.count()} versions`);
  }

  private say(text: string, to: (text: string) => void): void {
    this.progress.clear();
    to(`${visibleText(text)}\n`);
  }

  private count(): number {
    return this.known + this.same + this.differing.length + this.damaged.length;
  }

  tell(done: boolean) {
    this.progress.clear();
    const { known, same, differing, damaged } = this;
    if (this.json)
      this.io.out(`${JSON.stringify({ done, known, same, differing, damaged }, undefined, 2)}\n`);
    else {
      const counts = [
        `${counted(same)} read again and the same`,
        `${differing.length} read otherwise by our doing`,
        `${known} known to this extractor already`,
        ...(damaged.length > 0 ? [`${damaged.length} that cannot be read`] : []),
      ];
      this.io.out(`${counts.join(", ")}${done ? "" : "; interrupted, run it again to go on"}\n`);
    }
    return damaged.length > 0 ? exitCode.failed : exitCode.done;
  }
}

const isSame = ({ read, diff, sameAsBefore }: Ours): boolean =>
  read !== undefined && diff === undefined && sameAsBefore === undefined;

function oursText({ outcome, reason, diff, sameAsBefore }: Ours): string {
  const told = [
    ...(outcome === undefined ? [] : [`no article any more (${outcome}: ${reason})`]),
    ...(diff === undefined ? [] : [`read otherwise than then: ${diff.summary}`]),
    ...(sameAsBefore === undefined
      ? []
      : ["says the same as the version before it, as this stet reads both"]),
  ];
  return told.join("; ");
}

const counted = (count: number): string => `${count} version${count === 1 ? "" : "s"}`;
