/** Events of an article: create-only and chained like versions, so that none can be left out unseen. */
import { type Digest, digestOf } from "../article/digest.ts";
import { LimitExceededError } from "../article/errors.ts";
import { type ArchiveEvent, eventSchema } from "../article/event.ts";
import { eventKey, eventsPrefix } from "./keys.ts";
import type { ObjectStore } from "./store.ts";
import { encodeJson, jsonFacts, readJson } from "./stored-json.ts";

export type NewEvent = Omit<ArchiveEvent, "format" | "number" | "predecessorDigest">;

const mostEvents = 100_000;

/**
 * Appends an event. One that is there already (the same kind, seen at the same time) is not doubled: a run that died
 * after writing it may come back.
 */
export async function appendEvent(store: ObjectStore, event: NewEvent): Promise<ArchiveEvent> {
  let last = await lastEvent(store, event.articleId);
  while ((last?.event.number ?? 0) < mostEvents) {
    if (last !== undefined && isSame(last.event, event)) return last.event;
    const next: ArchiveEvent = {
      format: 1,
      ...event,
      number: (last?.event.number ?? 0) + 1,
      ...(last === undefined ? {} : { predecessorDigest: last.digest }),
    };
    const put = await store.putIfAbsent(eventKey(event.articleId, next.number), encodeJson(eventSchema, next), jsonFacts);
    if (put === "created") return next;
    last = await readEvent(store, event.articleId, next.number);
  }
  throw new LimitExceededError(`${event.articleId}: more than ${mostEvents} events`);
}

function isSame(a: NewEvent, b: NewEvent): boolean {
  return a.kind === b.kind && a.at === b.at && a.late?.textDigest === b.late?.textDigest;
}

async function readEvent(
  store: ObjectStore,
  articleId: string,
  number: number,
): Promise<{ event: ArchiveEvent; digest: Digest } | undefined> {
  const stored = await readJson(store, eventSchema, eventKey(articleId, number));
  return stored && { event: stored.value, digest: digestOf(stored.bytes) };
}

async function lastEvent(
  store: ObjectStore,
  articleId: string,
): Promise<{ event: ArchiveEvent; digest: Digest } | undefined> {
  let count = 0;
  for await (const _ of store.list(eventsPrefix(articleId))) count++;
  return count === 0 ? undefined : readEvent(store, articleId, count);
}

/** All events of an article, oldest first. */
export async function readEvents(store: ObjectStore, articleId: string): Promise<ArchiveEvent[]> {
  const events: ArchiveEvent[] = [];
  for await (const { key } of store.list(eventsPrefix(articleId))) {
    const stored = await readJson(store, eventSchema, key);
    if (stored !== undefined) events.push(stored.value);
  }
  return events;
}
