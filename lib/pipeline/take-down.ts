/**
 * Takes words out of the archive: a version's text, the diffs that touch it and its payload go; its record and all
 * digests stay, and a signed tombstone stands in their place. The tombstone comes first, so that a run that dies is
 * gone on with by the next; nothing is written where a lock forbids the rest.
 */
import { appendEvent } from "../archive/append-event.ts";
import { articlePrefix, parseArticleKey, payloadKey, textKey } from "../archive/keys.ts";
import type { ObjectStore } from "../archive/store.ts";
import { UsageError } from "../article/errors.ts";
import type { ArchiveEvent } from "../article/event.ts";
import type { Instant } from "../article/instant.ts";
import type { VersionRecord } from "../article/record.ts";
import { tombstoneText } from "../article/tombstone.ts";
import type { Signer } from "../proof/signed-note.ts";
import { signNote } from "../proof/signed-note.ts";
import type { History } from "./history.ts";
import { payloadsNamed } from "./payloads-named.ts";
import type { ArchivePorts } from "./ports.ts";
import { redactionOf } from "./redactions.ts";
import { noteKey } from "./tree-log.ts";

export interface TakedownPorts extends Pick<ArchivePorts, "store" | "clock"> {
  readonly signer: Signer;
}

export interface TakenVersion {
  readonly version: number;
  /** Keys that are gone. */
  readonly taken: readonly string[];
  /** When an earlier run set the tombstone: this one deletes whatever that one left. */
  readonly takenBefore?: Instant;
  /** The record for which the payload stays, where another version names it. */
  readonly payloadKeptFor?: string;
  /** The other version of this article that says the same words, for which the text stays. */
  readonly textKeptFor?: number;
}

/** `versions`: which of the article's go. Throws a UsageError where a lock that nobody can pass holds one of the objects. */
export async function takeDown(
  ports: TakedownPorts,
  { articleId, records, events }: History,
  versions: readonly number[],
  reason: string,
): Promise<TakenVersion[]> {
  const { store } = ports;
  const going = records.filter(({ version }) => versions.includes(version));
  const goes = (id: string, version: number) => id === articleId && versions.includes(version);
  const otherPayloads = await payloadsNamed(store, goes);
  const keys = await keysBelow(store, articlePrefix(articleId));
  const plans = going.map((record) => planOf({ record, records, events, versions, keys, otherPayloads }));
  await refuseLocked(
    store,
    plans.flatMap(({ taken }) => taken),
  );
  await noteKey(store, ports.signer.key);
  for (const plan of plans) {
    if (plan.takenBefore === undefined) await raise(ports, articleId, plan, reason);
    for (const key of plan.taken) await store.delete(key);
  }
  return plans;
}

async function raise(
  { store, clock, signer }: TakedownPorts,
  articleId: string,
  { version, taken, payloadKeptFor }: TakenVersion,
  reason: string,
): Promise<ArchiveEvent> {
  const event = { articleId, version, at: clock.now() };
  const stone = { reason, taken: [...taken], ...(payloadKeptFor === undefined ? {} : { payloadKeptFor }) };
  const note = await signNote(tombstoneText(event, stone), signer);
  return await appendEvent(store, { ...event, kind: "redacted", redacted: { ...stone, note } });
}

interface Case {
  readonly record: VersionRecord;
  readonly records: readonly VersionRecord[];
  readonly events: readonly ArchiveEvent[];
  readonly versions: readonly number[];
  readonly keys: readonly string[];
  readonly otherPayloads: ReadonlyMap<string, string>;
}

function planOf({ record, records, events, versions, keys, otherPayloads }: Case): TakenVersion {
  const { articleId, version, articleDigest, payloadDigest } = record;
  const stays = (one: VersionRecord) =>
    !versions.includes(one.version) && redactionOf(events, one.version) === undefined;
  const textKeptFor = records.find((one) => stays(one) && one.articleDigest === articleDigest)?.version;
  const late = events.flatMap((event) =>
    event.late !== undefined && event.version === version ? [event.late] : [],
  );
  const texts = [
    ...(textKeptFor === undefined ? [articleDigest] : []),
    ...late.map((one) => one.articleDigest),
  ].map((digest) => textKey(articleId, digest));
  // Where all of an article goes, so do texts that no record names: of looks that were never confirmed.
  const all = records.every((one) => !stays(one));
  const unnamed = all && version === records.length ? keys.filter((key) => isText(articleId, key)) : [];
  const payloads = [payloadDigest, ...late.map((one) => one.payloadDigest)].map(payloadKey);
  const payloadKeptFor = otherPayloads.get(payloadKey(payloadDigest));
  const takenBefore = redactionOf(events, version)?.at;
  const taken = new Set([
    ...keys.filter((key) => isDerivedOf(record, key)),
    ...[...texts, ...unnamed].filter((key) => keys.includes(key)),
    ...payloads.filter((key) => !otherPayloads.has(key)),
  ]);
  return {
    version,
    taken: [...taken].toSorted((one, other) => (one < other ? -1 : 1)),
    ...(takenBefore === undefined ? {} : { takenBefore }),
    ...(payloadKeptFor === undefined ? {} : { payloadKeptFor }),
    ...(textKeptFor === undefined ? {} : { textKeptFor }),
  };
}

const isText = (articleId: string, key: string): boolean =>
  key.startsWith(`${articlePrefix(articleId)}texts/`);

/** What lies in a version's folder: beside its record, or as a later extractor read it. */
const inVersion = /^(?:versions|again\/[^/]+)\/(\d{8})\/(.+)$/;

/** All that is derived of a version, and the next one's comparisons, which hold its words too. */
function isDerivedOf({ version }: VersionRecord, key: string): boolean {
  const [, digits, file = ""] = inVersion.exec(parseArticleKey(key)?.rest ?? "") ?? [];
  if (Number(digits) === version) return file !== "record.json";
  return Number(digits) === version + 1 && /^(?:diff|ours)\b/.test(file);
}

async function keysBelow(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

async function refuseLocked(store: ObjectStore, keys: readonly string[]): Promise<void> {
  const locked: { key: string; until: Instant }[] = [];
  for (const key of keys) {
    const until = await store.lockedUntil?.(key);
    if (until !== undefined) locked.push({ key, until });
  }
  const last = locked.toSorted((one, other) => (one.until < other.until ? -1 : 1)).at(-1);
  if (last === undefined) return;
  throw new UsageError(
    `${parseArticleKey(last.key)?.articleId ?? last.key}: locked until ${last.until} in compliance mode, which nobody can pass: nothing was taken down; try again then`,
  );
}
