/** Brings what a site remembers of looks up to date: reads the parts of checks that came since, and no other. */
import { listLookParts, readLookPart } from "../archive/check-lines.ts";
import { dayOfChecks, hostOfArticle, shardName } from "../archive/keys.ts";
import { type Instant, instantAfter } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import type { ArchivePorts } from "./ports.ts";
import type { HostLooks } from "./site-memory.ts";

const day = 24 * 60 * 60 * 1000;

export interface NewLooks {
  readonly checks: Readonly<Record<string, string[]>>;
  /** Articles with looks that are not on their pages yet, by host. */
  readonly byHost: ReadonlyMap<string, ReadonlyMap<string, readonly Look[]>>;
}

/** `checks`: of the site's memory. A run's parts come in for as long as it runs, so the day before is looked at again. */
export async function readNewLooks(
  { store }: Pick<ArchivePorts, "store">,
  checks: Readonly<Record<string, readonly string[]>>,
  shards: readonly number[],
): Promise<NewLooks> {
  const [read, byHost] = [{ ...checks } as Record<string, string[]>, new Map<string, Map<string, Look[]>>()];
  for (const shard of shards) {
    const name = shardName(shard);
    const known = checks[name] ?? [];
    const knownKeys = new Set(known);
    const fresh: string[] = [];
    for await (const key of listLookParts(store, shard, reread(known)))
      if (!knownKeys.has(key)) fresh.push(key);
    for (const key of fresh) for (const look of await readLookPart(store, key)) addLook(byHost, thin(look));
    read[name] = lastDays([...known, ...fresh]);
  }
  return { checks: read, byHost };
}

function reread(known: readonly string[]): Instant | undefined {
  const newest = newestDay(known);
  return newest === undefined ? undefined : instantAfter(`${newest}T00:00:00.000Z`, -day);
}

const newestDay = (keys: readonly string[]): string | undefined =>
  keys.map((key) => dayOfChecks(key)).reduce((a, b) => ((a ?? "") > (b ?? "") ? a : b), undefined);

function lastDays(keys: readonly string[]): string[] {
  const from = reread(keys)?.slice(0, 10) ?? "";
  return keys.filter((key) => (dayOfChecks(key) ?? "") >= from).sort();
}

function addLook(byHost: Map<string, Map<string, Look[]>>, look: Look): void {
  const host = hostOfArticle(look.articleId);
  const articles = byHost.get(host) ?? new Map<string, Look[]>();
  byHost.set(host, articles);
  const looks = articles.get(look.articleId) ?? [];
  articles.set(look.articleId, looks);
  looks.push(look);
}

/** Without what the proof of looking does not ask for. */
function thin(look: Look): Look {
  const {
    validators: _validators,
    encoding: _encoding,
    reservations: _reservations,
    read: _read,
    signs: _signs,
    payloadDigest: _payloadDigest,
    payloadBytes: _payloadBytes,
    extractor: _extractor,
    tip,
    ...kept
  } = look;
  return tip === undefined ? kept : { ...kept, tip: { ...tip, texts: [] } };
}

/** The host's looks with the new ones; a look told twice counts once. */
export function hostLooksWith(
  { format, articles }: HostLooks,
  fresh: ReadonlyMap<string, readonly Look[]> | undefined,
): HostLooks {
  const all = { ...articles };
  for (const [articleId, looks] of fresh ?? []) {
    const known = new Set((all[articleId] ?? []).map(identity));
    all[articleId] = [...(all[articleId] ?? []), ...looks.filter((look) => !known.has(identity(look)))];
  }
  return { format, articles: all };
}

/** Up to when it is known that looks came, or did not: the newest line of the host. A site has no clock of its own. */
export function lastSignOf({ articles }: HostLooks, since: Instant): Instant {
  let latest = since;
  for (const looks of Object.values(articles))
    for (const { endedAt } of looks) if (endedAt > latest) latest = endedAt;
  return latest;
}

const identity = ({ capturedAt, outcome, reason }: Look): string =>
  `${capturedAt} ${outcome} ${reason ?? ""}`;
