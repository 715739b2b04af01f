/**
 * Extends the tree by the records and events that are not in it yet, and signs it. They are found by what the lines of
 * checks name, or by listing the whole archive; an article's own stand in the tree in their order.
 */
import { readLooks } from "../archive/check-lines.ts";
import { type Evidence, evidenceKey, parseEvidenceKey, prefixes } from "../archive/keys.ts";
import { digestOf } from "../article/digest.ts";
import { type Instant, instantAfter, millisecondsBetween } from "../article/instant.ts";
import { formatEntry } from "../proof/entry.ts";
import type { Signer } from "../proof/signed-note.ts";
import type { ArchivePorts } from "./ports.ts";
import { type Census, count, countedOf, keepCensus, readCensus } from "./tree-census.ts";
import { addLeaves, mostAtOnce, openTree, signTree, type TreeLog } from "./tree-log.ts";

export interface TreePorts extends Pick<ArchivePorts, "store" | "shards" | "clock"> {
  readonly signer: Signer;
}

export interface Extension {
  /** The newest checkpoint, a signed note. */
  readonly checkpoint: string;
  readonly size: number;
  readonly added: number;
  /** Keys that are missing, so that what follows them could not be added. */
  readonly missing: readonly string[];
  readonly census: Census;
}

/** A part of checks is named by the time of its writing; what a slow writer wrote late must not be passed over. */
const overlapMs = 60 * 60 * 1000;

/** A run that died after a commit left no line; the next look at the article tells of it, and this does at the latest. */
const listingEvery = 7 * 24 * 60 * 60 * 1000;

function isListingDue({ listedAt, followedTo }: Census, now: Instant): boolean {
  if (listedAt === undefined || followedTo === undefined) return true;
  return millisecondsBetween(listedAt, now) >= listingEvery;
}

/**
 * `listing`: the whole archive is listed. `looks`: what the lines of checks tell of since the last time; once a week
 * it is listed all the same.
 */
export async function extendTree(
  ports: TreePorts,
  by: "listing" | "looks",
  onProgress: (added: number) => void = () => {},
): Promise<Extension> {
  const { store, clock } = ports;
  const begun = clock.now();
  let log = await openTree(store);
  const census = await readCensus(store, log.tree.size);
  const before = log.tree.size;
  const lists = by === "listing" || isListingDue(census, begun);
  const found = lists ? fromListing(ports, census) : fromLooks(ports, census, census.followedTo ?? begun);
  const missing: string[] = [];
  for await (const batch of batches(found, mostAtOnce)) {
    const lines = await linesOf(ports, census, batch, missing);
    if (lines.length > 0) log = await addLeaves(store, log, lines);
    onProgress(log.tree.size - before);
  }
  const checkpoint = await signedNow(ports, log);
  census.followedTo = begun;
  if (lists) census.listedAt = begun;
  return { checkpoint, size: log.tree.size, added: log.tree.size - before, missing, census };
}

/** Keeps what a run has counted, for the next one. */
export const keepExtension = ({ store }: TreePorts, { census }: Extension): Promise<void> =>
  keepCensus(store, census);

/** What is signed already by this key is not signed again. */
async function signedNow({ store, signer }: TreePorts, log: TreeLog): Promise<string> {
  const { signed, tree } = log;
  const isCurrent =
    signed !== undefined &&
    signed.checkpoint.size === tree.size &&
    signed.note.signatures.some(({ name, id }) => name === signer.key.name && id === signer.key.id);
  return isCurrent ? signed.content : await signTree(store, log, signer);
}

async function* fromListing({ store }: TreePorts, census: Census): AsyncGenerator<Evidence> {
  for await (const { key } of store.list(prefixes.articles)) {
    const evidence = parseEvidenceKey(key);
    if (evidence !== undefined && evidence.number > countedOf(census, evidence)) yield evidence;
  }
}

async function* fromLooks(ports: TreePorts, census: Census, since: Instant): AsyncGenerator<Evidence> {
  const told = new Map<string, number>();
  function* upTo(evidence: Evidence): Generator<Evidence> {
    const name = `${evidence.kind} ${evidence.articleId}`;
    const known = told.get(name) ?? countedOf(census, evidence);
    for (let number = known + 1; number <= evidence.number; number++) yield { ...evidence, number };
    told.set(name, Math.max(known, evidence.number));
  }
  for (let shard = 0; shard < ports.shards; shard++) {
    for await (const { articleId, tip, event } of readLooks(
      ports.store,
      shard,
      instantAfter(since, -overlapMs),
    )) {
      if (tip !== undefined) yield* upTo({ articleId, kind: "version", number: tip.version });
      if (event !== undefined) yield* upTo({ articleId, kind: "event", number: event.number });
    }
  }
}

/** The leaves of what was found; what comes after a gap waits until the gap is closed. */
async function linesOf(
  { store }: TreePorts,
  census: Census,
  found: readonly Evidence[],
  missing: string[],
): Promise<string[]> {
  const lines: string[] = [];
  for (const few of inGroups(found, readsAtOnce)) {
    const stored = await Promise.all(few.map((evidence) => store.get(evidenceKey(evidence))));
    for (const [index, evidence] of few.entries()) {
      const next = { ...evidence, number: countedOf(census, evidence) + 1 };
      const bytes = stored[index]?.bytes;
      if (next.number !== evidence.number || bytes === undefined) {
        if (!missing.includes(evidenceKey(next))) missing.push(evidenceKey(next));
        continue;
      }
      lines.push(formatEntry({ digest: digestOf(bytes), key: evidenceKey(evidence) }));
      count(census, evidence);
    }
  }
  return lines;
}

const readsAtOnce = 32;

function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

async function* batches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
