/** What is watched: taking watches up and retiring them. A history outlives its watch. */
import { articleIdOf, parseArticleKey, prefixes, shardOfArticle, watchKey } from "../archive/keys.ts";
import { encodeJson, jsonFacts, readJson } from "../archive/stored-json.ts";
import { readVersionsAfter } from "../archive/version-chain.ts";
import { KeyCollisionError, StoreUnavailableError, UsageError } from "../article/errors.ts";
import { type Instant, instantAfter } from "../article/instant.ts";
import type { SiteRule } from "../article/site-rule.ts";
import { parseArticleUrl, urlKeyOf } from "../article/url-key.ts";
import { type Cadence, type Watch, watchSchema } from "../article/watch.ts";
import { nextDue } from "../watch/cadence.ts";
import { newEntry, type Timetable, type TimetableEntry } from "../watch/timetable.ts";
import { entryIn, withEntries, withoutArticles } from "../watch/timetable-rows.ts";
import { entriesFromArchive } from "./entry-from-archive.ts";
import type { ArchivePorts } from "./ports.ts";
import { announceDue, changeTimetable } from "./timetable-store.ts";

/** Two people seldom change one watch at once. */
const mostAttempts = 20;
/** No run over a shard takes a day: lines of a look stand in parts named by the run's beginning. */
const longestRun = 24 * 60 * 60 * 1000;

export interface WatchRequest {
  /** As typed; a UsageError names what is wrong with it. */
  readonly url: string;
  readonly cadence?: Cadence;
  /** Left out: as before. `none`: by the general method. */
  readonly rule?: SiteRule | "none";
  readonly askedBy: Watch["askedBy"];
}

export interface WatchedArticle {
  readonly articleId: string;
  readonly watch: Watch;
}

export interface AddedWatch extends WatchedArticle {
  /** `again`: it was retired; `already`: it is watched, and its cadence or rule may have been changed. */
  readonly added: "new" | "again" | "already";
}

/** Takes watches up; each is due at once. Asking twice changes nothing but cadence and rule. */
export async function addWatches(
  ports: ArchivePorts,
  requests: readonly WatchRequest[],
): Promise<AddedWatch[]> {
  const wanted = requests.map((request) => ({ request, url: parseArticleUrl(request.url) }));
  const added = await Promise.all(wanted.map(({ request, url }) => storeWatch(ports, request, url)));
  const entries = await Promise.all(added.map(async (one) => [one, await entryFor(ports, one)] as const));
  await changeShards(ports, added, (timetable, shard) => {
    const mine = entries.filter(([one]) => shardOfArticle(one.articleId, ports.shards) === shard);
    return withEntries(
      timetable,
      mine.map(([{ articleId, watch }, entry]) => [
        articleId,
        renewed(entryIn(timetable, articleId), watch, entry),
      ]),
    );
  });
  return added;
}

function renewed(current: TimetableEntry | undefined, watch: Watch, entry: TimetableEntry): TimetableEntry {
  if (current === undefined) return entry;
  const { rule: _, ...others } = current;
  const rule = watch.rule === undefined ? {} : { rule: watch.rule };
  const next = { ...others, ...rule, targetUrl: watch.targetUrl, cadence: watch.cadence };
  return { ...next, dueAt: nextDue(next) };
}

async function storeWatch(ports: ArchivePorts, request: WatchRequest, url: URL): Promise<AddedWatch> {
  const articleId = articleIdOf(url);
  const key = watchKey(articleId);
  const fresh: Watch = {
    format: 1,
    targetUrl: url.href,
    urlKey: urlKeyOf(url),
    cadence: request.cadence ?? "decay",
    ...(typeof request.rule === "object" ? { rule: request.rule } : {}),
    askedBy: request.askedBy,
    since: ports.clock.now(),
  };
  if ((await ports.store.putIfAbsent(key, encodeJson(watchSchema, fresh), jsonFacts)) === "created") {
    return { articleId, watch: fresh, added: "new" };
  }
  let wasRetired = false;
  const watch = await changeWatch(ports, articleId, (stored) => {
    if (stored.urlKey !== fresh.urlKey) {
      throw new KeyCollisionError(
        `${articleId} holds ${stored.urlKey}, not ${fresh.urlKey}: nothing was written`,
      );
    }
    const paced = request.cadence === undefined ? stored : { ...stored, cadence: request.cadence };
    const wished = withRule(paced, request);
    wasRetired = stored.retiredAt !== undefined;
    return stored.retiredAt === undefined ? wished : resumed(wished, stored.retiredAt, fresh);
  });
  return { articleId, watch, added: wasRetired ? "again" : "already" };
}

/** What a person asked for by hand no configuration changes. */
function withRule(stored: Watch, { rule, askedBy }: WatchRequest): Watch {
  const isForeign = askedBy === "configuration" && stored.askedBy === "person";
  const wanted = rule === "none" ? undefined : rule;
  if (rule === undefined || isForeign || JSON.stringify(wanted) === JSON.stringify(stored.rule))
    return stored;
  const { rule: _, ...others } = stored;
  return wanted === undefined ? others : { ...others, rule: wanted };
}

function resumed({ retiredAt: _, ...watch }: Watch, from: Instant, { since: to, askedBy }: Watch): Watch {
  return { ...watch, askedBy, pauses: [...(watch.pauses ?? []), { from, to }] };
}

/** Of an article that was watched before, what the archive knows; of one that should stand there, what the next look finds. */
async function entryFor(ports: ArchivePorts, added: AddedWatch): Promise<TimetableEntry> {
  const entry = newEntry(added.watch);
  if (added.added === "new") return entry;
  if (added.added === "already") return { ...entry, tipUnsure: true };
  const { articleId, watch } = added;
  const newest = (await readVersionsAfter(ports.store, { articleId, urlKey: watch.urlKey }, undefined)).at(
    -1,
  );
  const since = newest && instantAfter(newest.capturedAt, -longestRun);
  const shard = shardOfArticle(articleId, ports.shards);
  const [known] = await entriesFromArchive(ports, shard, [added], since);
  return known?.[1] ?? entry;
}

/** Stops looking. The history stays. Throws a UsageError for a URL that is not watched. */
export async function retireWatches(
  ports: ArchivePorts,
  articleIds: readonly string[],
): Promise<WatchedArticle[]> {
  const retired = await Promise.all(
    articleIds.map(async (articleId) => {
      const retiredAt = ports.clock.now();
      const retire = (watch: Watch) => (watch.retiredAt === undefined ? { ...watch, retiredAt } : watch);
      return { articleId, watch: await changeWatch(ports, articleId, retire) };
    }),
  );
  await changeShards(ports, retired, (timetable) => withoutArticles(timetable, articleIds));
  return retired;
}

async function changeWatch(
  { store }: ArchivePorts,
  articleId: string,
  change: (watch: Watch) => Watch,
): Promise<Watch> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const stored = await readJson(store, watchSchema, watchKey(articleId));
    if (stored === undefined)
      throw new UsageError(`${articleId} is not watched: \`stet list\` shows what is`);
    const next = change(stored.value);
    if (next === stored.value) return next;
    const bytes = encodeJson(watchSchema, next);
    if ((await store.replaceIfUnchanged(watchKey(articleId), stored.tag, bytes, jsonFacts)) !== undefined)
      return next;
  }
  throw new StoreUnavailableError(`${watchKey(articleId)}: changed by others ${mostAttempts} times in a row`);
}

async function changeShards(
  ports: ArchivePorts,
  articles: readonly WatchedArticle[],
  change: (timetable: Timetable, shard: number) => Timetable,
): Promise<void> {
  const shards = [...new Set(articles.map(({ articleId }) => shardOfArticle(articleId, ports.shards)))];
  for (const shard of shards.sort((a, b) => a - b)) {
    await announceDue(
      ports,
      shard,
      await changeTimetable(ports, shard, (timetable) => change(timetable, shard)),
    );
  }
}

/** Every watch in the archive, retired ones too, in the order of their ids. */
export async function* listWatches({ store }: Pick<ArchivePorts, "store">): AsyncGenerator<WatchedArticle> {
  for await (const { key } of store.list(prefixes.articles)) {
    const parsed = parseArticleKey(key);
    if (parsed?.rest !== "watch.json") continue;
    const stored = await readJson(store, watchSchema, key);
    if (stored !== undefined) yield { articleId: parsed.articleId, watch: stored.value };
  }
}
