/** Knows what a damaged history looks like: lost, doubled, forked, phantom, dangling. Reads the bucket, trusts nobody. */
import { readEvents } from "../../../lib/archive/append-event.ts";
import { readLooks } from "../../../lib/archive/check-lines.ts";
import { eventKey, payloadKey, textKey, versionFiles, versionKey } from "../../../lib/archive/keys.ts";
import { decodeJson } from "../../../lib/archive/stored-json.ts";
import { archivedDiffSchema } from "../../../lib/article/archived-diff.ts";
import { articleSchema } from "../../../lib/article/article.ts";
import { digestOf } from "../../../lib/article/digest.ts";
import type { ArchiveEvent } from "../../../lib/article/event.ts";
import type { Look } from "../../../lib/article/look.ts";
import { recordSchema, type VersionRecord } from "../../../lib/article/record.ts";
import { textDigestOf } from "../../../lib/article/text-digest.ts";
import { createMemoryStore, type MemoryBucket } from "../../archive/memory-store.ts";
import { type ChangingPage, captureHeader, type TrueCapture } from "./changing-page.ts";
import type { SeenLook, StoredRecord, Witness } from "./witness.ts";

interface Kept {
  readonly record: VersionRecord;
  readonly digest: string;
}

/** What was true when a version was captured; undefined when nothing was captured then. */
type TruthOf = (record: VersionRecord) => TrueCapture | undefined;

/** Everything wrong with the history of one article that was raced for, in words; empty when it is sound. */
export async function faultsOf(
  bucket: MemoryBucket,
  articleId: string,
  page: ChangingPage,
  witness: Witness,
): Promise<string[]> {
  const lines: Look[] = [];
  for await (const line of readLooks(createMemoryStore({ bucket }), 0)) lines.push(line);
  const looks = [...witness.looks.map(({ look }) => look), ...lines];
  return [
    ...witness.rewritten.map((key) => `lost: ${key} was written over`),
    ...(await historyFaults(bucket, articleId, looks, (record) => truthOf(record, page))),
    ...witness.looks.flatMap((seen) => hiddenFaults(witness.records(), seen)),
    ...(lines.length === 0 ? [] : untoldFaults(recordsIn(bucket, articleId), lines)),
  ];
}

/**
 * Where runs write lines, one tells of each version, whoever died before it wrote its own: its maker's, or that of
 * another who came with the same text at the same time and found it there.
 */
function untoldFaults(records: readonly Kept[], lines: readonly Look[]): string[] {
  const told = new Set<string | undefined>(lines.map(({ tip }) => tip?.recordDigest));
  return records
    .filter(({ digest }) => !told.has(digest))
    .map(({ record }) => `untold: no line tells of the look that made version ${record.version}`);
}

/** The same, of what can be told without having seen each write. `looks`: all that came to their end. */
export async function historyFaults(
  bucket: MemoryBucket,
  articleId: string,
  looks: readonly Look[],
  truth: TruthOf,
): Promise<string[]> {
  const records = recordsIn(bucket, articleId);
  const events = await readEvents(createMemoryStore({ bucket }), articleId);
  const late = new Set(events.map((event) => event.late?.textDigest));
  return [
    ...records.flatMap((_, index) => chainFaults(records, index)),
    ...records.flatMap(({ record }) => danglingFaults(bucket, record)),
    ...records.flatMap((_, index) => phantomFaults(records, index, truth)),
    ...derivedFaults(bucket, articleId, records),
    ...eventFaults(bucket, events),
    ...looks.flatMap((look) => lookFaults(records, events, late, look)),
  ];
}

function recordsIn({ objects }: MemoryBucket, articleId: string): Kept[] {
  const found: Kept[] = [];
  for (let version = 1; ; version++) {
    const key = versionKey(articleId, version, "record.json");
    const object = objects.get(key);
    if (object === undefined) return found;
    found.push({ record: decodeJson(recordSchema, key, object.bytes), digest: digestOf(object.bytes) });
  }
}

function chainFaults(records: readonly Kept[], index: number): string[] {
  const kept = records[index];
  if (kept === undefined) return [];
  const { record } = kept;
  const before = records[index - 1];
  const faults: string[] = [];
  if (record.version !== index + 1) faults.push(`forked: slot ${index + 1} holds version ${record.version}`);
  if (record.predecessor?.recordDigest !== before?.digest)
    faults.push(`forked: version ${record.version} does not follow the one before it`);
  if (before?.record.textDigest === record.textDigest) faults.push(`doubled: version ${record.version}`);
  const earlier = records.slice(0, index).findLast((one) => one.record.textDigest === record.textDigest);
  if (record.revertOf !== earlier?.record.version)
    faults.push(`phantom: version ${record.version} returns to ${record.revertOf ?? "nothing"}`);
  return faults;
}

function danglingFaults({ objects }: MemoryBucket, record: VersionRecord): string[] {
  const faults: string[] = [];
  const payload = objects.get(payloadKey(record.payloadDigest));
  if (payload === undefined || digestOf(payload.bytes) !== record.payloadDigest)
    faults.push(`dangling: the payload of version ${record.version}`);
  const key = textKey(record.articleId, record.articleDigest);
  const text = objects.get(key);
  if (text === undefined || digestOf(text.bytes) !== record.articleDigest)
    faults.push(`dangling: the text of version ${record.version}`);
  else if (textDigestOf(decodeJson(articleSchema, key, text.bytes)) !== record.textDigest)
    faults.push(`dangling: the text of version ${record.version} is not the one its record names`);
  return faults;
}

/** A version must say what the page said, and versions must stand in the order in which the page said it. */
function phantomFaults(records: readonly Kept[], index: number, truthOfRecord: TruthOf): string[] {
  const [before, now] = [records[index - 1], records[index]];
  if (now === undefined) return [];
  const truth = truthOfRecord(now.record);
  const earlier = before && truthOfRecord(before.record);
  return [
    ...(truth?.textDigest === now.record.textDigest
      ? []
      : [`phantom: version ${now.record.version} says what the page did not say then`]),
    ...(truth === undefined || earlier === undefined || earlier.at < truth.at
      ? []
      : [`phantom: version ${now.record.version} was captured before its predecessor`]),
  ];
}

function truthOf(record: VersionRecord, { captures }: ChangingPage): TrueCapture | undefined {
  const headers = record.capture.exchanges.flatMap(({ requestHeaders }) => requestHeaders);
  return captures.get(headers.find(([name]) => name === captureHeader)?.[1] ?? "");
}

/** A quiet look at the end should have made what is derived; what stands in it must be true of the records. */
function derivedFaults({ objects }: MemoryBucket, articleId: string, records: readonly Kept[]): string[] {
  return records.flatMap(({ record, digest }, index) => {
    const keyOf = (file: (typeof versionFiles)[number]) => versionKey(articleId, record.version, file);
    const missing = versionFiles
      .filter((file) => index > 0 || !file.startsWith("diff"))
      .filter((file) => !objects.has(keyOf(file)))
      .map((file) => `underived: ${file} of version ${record.version}`);
    const article = objects.get(keyOf("article.json"));
    if (article !== undefined && digestOf(article.bytes) !== record.articleDigest)
      missing.push(`dangling: article.json of version ${record.version} is another's`);
    const stored = objects.get(keyOf("diff.json"));
    if (stored === undefined) return missing;
    const { before, after } = decodeJson(archivedDiffSchema, keyOf("diff.json"), stored.bytes);
    const isTrue = after.recordDigest === digest && before.recordDigest === records[index - 1]?.digest;
    return isTrue ? missing : [...missing, `dangling: the diff of version ${record.version}`];
  });
}

function eventFaults({ objects }: MemoryBucket, events: readonly ArchiveEvent[]): string[] {
  return events.flatMap((event, index) => {
    const before = index === 0 ? undefined : objects.get(eventKey(event.articleId, index));
    const isChained = event.predecessorDigest === (before && digestOf(before.bytes));
    const sameAgain = events
      .slice(0, index)
      .some(
        (one) =>
          one.kind === event.kind && one.at === event.at && one.late?.textDigest === event.late?.textDigest,
      );
    return [
      ...(event.number === index + 1 && isChained
        ? []
        : [`forked: event ${event.number} at place ${index + 1}`]),
      ...(sameAgain ? [`doubled: event ${event.number}`] : []),
    ];
  });
}

/** What a look claims must stand in the archive: its text, the version and the event it names. */
function lookFaults(
  records: readonly Kept[],
  events: readonly ArchiveEvent[],
  late: ReadonlySet<string | undefined>,
  look: Look,
): string[] {
  const faults: string[] = [];
  const isKept =
    records.some(({ record }) => record.textDigest === look.textDigest) || late.has(look.textDigest);
  if (look.outcome === "ok" && look.textDigest !== undefined && !isKept)
    faults.push(`lost: what was seen at ${look.capturedAt} (${look.finding})`);
  if (look.tip !== undefined && records[look.tip.version - 1]?.digest !== look.tip.recordDigest)
    faults.push(`dangling: a look names a version ${look.tip.version} that is another`);
  if (look.event !== undefined && events[look.event.number - 1]?.kind !== look.event.kind)
    faults.push(`dangling: a look names an event ${look.event.number} that is another`);
  return faults;
}

const saysWhatTheTipSays: ReadonlySet<Look["finding"]> = new Set(["first", "changed", "unchanged"]);

/** A look that says what the newest version says must be true of some moment between its beginning and its end. */
function hiddenFaults(commits: readonly StoredRecord[], { look, beganAt, endedAt }: SeenLook): string[] {
  if (!saysWhatTheTipSays.has(look.finding) || look.textDigest === undefined) return [];
  const standing = commits.findLast(({ at }) => at <= beganAt);
  const during = commits.filter(({ at }) => at > beganAt && at <= endedAt);
  const isTrue = [standing, ...during].some((commit) => commit?.record.textDigest === look.textDigest);
  return isTrue
    ? []
    : [`lost: the return that was seen at ${look.capturedAt} (${look.finding}) is no version`];
}
