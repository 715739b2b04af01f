/**
 * Versions that no line of checks tells of, since the run that made them died before it could write one: what each
 * record says of its look, as the line that is missing. Costs nothing where nobody died.
 */
import { readRecord, readVersionsAfter } from "../archive/version-chain.ts";
import { DamagedObjectError } from "../article/errors.ts";
import type { Look, Tip } from "../article/look.ts";
import type { VersionRecord } from "../article/record.ts";
import { urlKeyOf } from "../article/url-key.ts";
import { readArticleLooks } from "./article-looks.ts";
import type { Watched } from "./check-watch.ts";
import type { ArchivePorts } from "./ports.ts";

export interface Untold {
  /** All after the tip that is known, oldest first. */
  readonly versions: readonly Tip[];
  /** Their looks, but those that have a line. */
  readonly looks: readonly Look[];
}

export async function untoldLooks(ports: ArchivePorts, { articleId, entry }: Watched): Promise<Untold> {
  const urlKey = urlKeyOf(new URL(entry.targetUrl));
  const versions = await readVersionsAfter(ports.store, { articleId, urlKey }, entry.tip);
  const told = versions.length === 0 ? undefined : await toldVersions(ports, articleId);
  if (told === undefined) return { versions, looks: [] };
  const looks: Look[] = [];
  for (const tip of versions) {
    const found = told.has(tip.recordDigest)
      ? undefined
      : await readRecord(ports.store, articleId, tip.version);
    if (found !== undefined) looks.push(lookOfVersion(found.record, tip));
  }
  return { versions, looks };
}

/** Twice: a bit that was flipped on the way from the disk is another the next time. */
const attempts = 2;

/** Where the lines cannot be read it cannot be told which are missing, and no look must fail for it: undefined. */
async function toldVersions(ports: ArchivePorts, articleId: string): Promise<Set<string> | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return versionsToldBy(await readArticleLooks(ports, articleId));
    } catch (error) {
      if (!(error instanceof DamagedObjectError)) throw error;
    }
  }
  return undefined;
}

/** By the digests of their records. */
function versionsToldBy(lines: readonly Look[]): Set<string> {
  const made = lines.filter(({ finding }) => finding === "first" || finding === "changed");
  return new Set(made.flatMap(({ tip }) => tip?.recordDigest ?? []));
}

/** A text that was confirmed by a second look was made a version by that one, of which the record has the time alone. */
function lookOfVersion(record: VersionRecord, tip: Tip): Look {
  const { articleId, capture, confirmedAt, textDigest, extractor } = record;
  const common = { format: 1, articleId, targetUrl: capture.targetUrl, outcome: "ok" } as const;
  const made = {
    finding: record.version === 1 ? "first" : "changed",
    textDigest,
    extractor,
    tip,
    recovered: true,
  } as const;
  if (confirmedAt !== undefined) return { ...common, capturedAt: confirmedAt, endedAt: confirmedAt, ...made };
  const { capturedAt, endedAt } = capture;
  const { payloadDigest, payloadBytes, encoding, reservations } = record;
  const last = capture.exchanges.at(-1);
  return {
    ...common,
    capturedAt,
    endedAt,
    ...made,
    payloadDigest,
    payloadBytes,
    ...(last?.status === undefined ? {} : { status: last.status }),
    ...(last === undefined || last.url === capture.targetUrl ? {} : { finalUrl: last.url }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(reservations === undefined ? {} : { reservations }),
  };
}
