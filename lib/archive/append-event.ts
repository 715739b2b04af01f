/** Events of an article: create-only and chained like versions, so that none can be left out unseen. */
import { type Digest, digestOf } from "../article/digest.ts";
import { DamagedObjectError, LimitExceededError } from "../article/errors.ts";
import { type ArchiveEvent, type EventKind, eventSchema } from "../article/event.ts";
import { eventKey, eventsPrefix } from "./keys.ts";
import type { ObjectStore } from "./store.ts";
import { encodeJson, jsonFacts, readJson } from "./stored-json.ts";
import { assertReadAgain } from "./version-chain.ts";

export type NewEvent = Omit<ArchiveEvent, "format" | "number" | "predecessorDigest">;

const mostEvents = 100_000;

interface StoredEvent {
  readonly event: ArchiveEvent;
  readonly digest: Digest;
}

/**
 * Appends an event and returns it. One that is told already is not told twice: a run that died after writing it may
 * come back with a later look of its own.
 */
export async function appendEvent(store: ObjectStore, event: NewEvent): Promise<ArchiveEvent> {
  const events = await readChain(store, event.articleId);
  await assertNewestRead(store, events);
  while (events.length < mostEvents) {
    const told = alreadyTold(events, event);
    if (told !== undefined) return told;
    const last = events.at(-1);
    const next: ArchiveEvent = {
      format: 1,
      ...event,
      number: events.length + 1,
      ...(last === undefined ? {} : { predecessorDigest: last.digest }),
    };
    const put = await store.putIfAbsent(
      eventKey(event.articleId, next.number),
      encodeJson(eventSchema, next),
      jsonFacts,
    );
    if (put === "created") return next;
    events.push(await readEvent(store, eventKey(event.articleId, next.number), events.at(-1)));
    await assertNewestRead(store, events);
  }
  throw new LimitExceededError(`${event.articleId}: more than ${mostEvents} events`);
}

/** Kinds that say where the article stands: the newest of them holds until another comes. */
const standings: readonly EventKind[] = ["removed", "restored", "moved"];

function alreadyTold(events: readonly StoredEvent[], wanted: NewEvent): ArchiveEvent | undefined {
  const told = events.map(({ event }) => event);
  if (standings.includes(wanted.kind)) {
    const standing = told.findLast(({ kind }) => standings.includes(kind));
    return standing?.kind === wanted.kind && standing.to === wanted.to ? standing : undefined;
  }
  return told.find(
    ({ kind, at, late, version }) =>
      kind === wanted.kind &&
      at === wanted.at &&
      late?.textDigest === wanted.late?.textDigest &&
      (kind !== "redacted" || version === wanted.version),
  );
}

async function readEvent(
  store: ObjectStore,
  key: string,
  before: StoredEvent | undefined,
): Promise<StoredEvent> {
  const stored = await readJson(store, eventSchema, key);
  if (stored === undefined) throw new DamagedObjectError(key, "listed or written to, but not there");
  if (stored.value.predecessorDigest !== before?.digest)
    throw new DamagedObjectError(key, "does not name the bytes of the event before it");
  return { event: stored.value, digest: digestOf(stored.bytes) };
}

async function readChain(store: ObjectStore, articleId: string): Promise<StoredEvent[]> {
  const chain: StoredEvent[] = [];
  for await (const { key } of store.list(eventsPrefix(articleId)))
    chain.push(await readEvent(store, key, chain.at(-1)));
  return chain;
}

/** The next event will name the bytes of the newest, which no other event vouches for yet. */
async function assertNewestRead(store: ObjectStore, events: readonly StoredEvent[]): Promise<void> {
  const newest = events.at(-1);
  if (newest === undefined) return;
  await assertReadAgain(store, eventKey(newest.event.articleId, newest.event.number), newest.digest);
}

/** All events of an article, oldest first. */
export async function readEvents(store: ObjectStore, articleId: string): Promise<ArchiveEvent[]> {
  return (await readChain(store, articleId)).map(({ event }) => event);
}
