/**
 * Publishing: from the archive to the pages of a site, of which only those are written that change. Pages are written
 * before what is remembered of them, so a run that dies has written some pages twice at worst; what was taken out of
 * the archive, or is on the list of those who asked not to be watched, goes in the same run.
 */
import { hostOfArticle, shardOfArticle } from "../archive/keys.ts";
import { messageOf, StetError, UsageError } from "../article/errors.ts";
import { type OptOuts, optedOut } from "../article/opt-outs.ts";
import { factsOf } from "../publish/article-facts.ts";
import { articleFiles, designVersion, hostFiles, siteFiles, versionFiles } from "../publish/site-files.ts";
import type { SiteOptions } from "../publish/site-options.ts";
import { inParallel } from "./in-parallel.ts";
import { lookFactsOf } from "./look-facts.ts";
import { readOptOuts } from "./opt-out-list.ts";
import { PageWriter } from "./page-writer.ts";
import type { ArchivePorts } from "./ports.ts";
import { readPublished, readWatch } from "./published-article.ts";
import { type HostTally, latestChanges, tallyOf } from "./site-latest.ts";
import { hostLooksWith, lastSignOf, type NewLooks, readNewLooks } from "./site-looks.ts";
import {
  forgetHost,
  type HostLooks,
  type HostMarks,
  type HostMemory,
  type Pages,
  type RememberedArticle,
  readHostLooks,
  readHostMarks,
  readHostMemory,
  readSiteMemory,
  type SiteMemory,
  writeHostLooks,
  writeHostMemory,
  writeSiteMemory,
} from "./site-memory.ts";
import type { SitePlace } from "./site-place.ts";
import { allArticles, changedArticles, markOf, watchedArticles } from "./site-scan.ts";

export interface PublishRequest {
  readonly options: SiteOptions;
  /**
   * `changed`: what differs from what the site shows. `all`: every page is written anew. Or the articles of which it
   * is known that they changed.
   */
  readonly wanted: "changed" | "all" | readonly string[];
}

export interface Published {
  readonly articles: number;
  readonly written: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Articles that could not be read, and why; their pages are as they were. */
  readonly troubles: readonly string[];
}

/** Articles read and rendered at once: some wait for the disk while one is rendered. */
const articlesAtOnce = 8;

export async function publishSite(
  ports: ArchivePorts,
  place: SitePlace,
  { options, wanted }: PublishRequest,
): Promise<Published> {
  const memory = await readSiteMemory(place);
  if (memory === undefined && !(await place.isEmpty()))
    throw new UsageError(
      `${place.address} is neither empty nor a site that stet made: name an empty place with --out`,
    );
  const run = new PublishRun(ports, place, options, memory, wanted);
  return run.publish();
}

class PublishRun {
  readonly #ports: ArchivePorts;
  readonly #place: SitePlace;
  readonly #options: SiteOptions;
  readonly #memory: SiteMemory | undefined;
  readonly #wanted: PublishRequest["wanted"];
  readonly #writer: PageWriter;
  readonly #hosts = new Map<string, HostMemory>();
  readonly #marks = new Map<string, HostMarks>();
  readonly #troubles: string[] = [];
  #articles = 0;

  constructor(
    ports: ArchivePorts,
    place: SitePlace,
    options: SiteOptions,
    memory: SiteMemory | undefined,
    wanted: PublishRequest["wanted"],
  ) {
    this.#ports = ports;
    this.#place = place;
    this.#options = options;
    this.#memory = memory;
    const isSameSite =
      memory?.design === designVersion && JSON.stringify(memory.options) === JSON.stringify(options);
    this.#wanted = isSameSite ? wanted : "all";
    this.#writer = new PageWriter(place, this.#wanted === "all");
  }

  async publish(): Promise<Published> {
    const optOuts = await readOptOuts(this.#ports);
    const ids = await this.#articleIds();
    const changed = new Set(await this.#changedOf(ids));
    const looks = await this.#newLooks([...changed]);
    const touched = new Set([...ids].map(hostOfArticle));
    const tallies = new Map<string, HostTally | undefined>();
    for (const host of [...touched].sort()) {
      const tally = await this.#publishHost(host, changed, looks, optOuts);
      if (tally !== "untouched") tallies.set(host, tally);
    }
    await this.#publishOverview(tallies, looks);
    const { written, removed, unchanged } = this.#writer;
    return { articles: this.#articles, written, removed, unchanged, troubles: this.#troubles };
  }

  /** Articles that may have to be written, of every host that may have to be. */
  async #articleIds(): Promise<ReadonlySet<string>> {
    const known = Object.keys(this.#memory?.hosts ?? {});
    if (typeof this.#wanted === "object") {
      for (const id of this.#wanted) await this.#loadMarks(hostOfArticle(id));
      return new Set(this.#wanted);
    }
    for (const host of known) await this.#loadMarks(host);
    const listed =
      this.#wanted === "all" ? await allArticles(this.#ports) : await watchedArticles(this.#ports);
    for (const id of listed) await this.#loadMarks(hostOfArticle(id));
    const remembered = [...this.#marks.values()].flatMap(({ articles }) => Object.keys(articles));
    return new Set([...listed, ...remembered]);
  }

  async #loadMarks(host: string): Promise<void> {
    if (!this.#marks.has(host)) this.#marks.set(host, await readHostMarks(this.#place, host));
  }

  #marksOf(host: string): HostMarks["articles"] {
    return this.#marks.get(host)?.articles ?? {};
  }

  /** Only of a host of which something is to be written: it holds what all its pages tell. */
  async #memoryOf(host: string): Promise<HostMemory> {
    const known = this.#hosts.get(host) ?? (await readHostMemory(this.#place, host));
    this.#hosts.set(host, known);
    return known;
  }

  async #changedOf(ids: ReadonlySet<string>): Promise<readonly string[]> {
    if (this.#wanted === "all") return [...ids];
    if (typeof this.#wanted === "object") return this.#wanted;
    return changedArticles(this.#ports, ids, (id) => this.#marksOf(hostOfArticle(id))[id]?.mark);
  }

  /** Of the whole archive; for articles that are named, of their shards. */
  #newLooks(changed: readonly string[]): Promise<NewLooks> {
    const { shards } = this.#ports;
    const isNamed = typeof this.#wanted === "object";
    const wanted = isNamed
      ? [...new Set(changed.map((id) => shardOfArticle(id, shards)))]
      : Array.from({ length: shards }, (_, shard) => shard);
    return readNewLooks(this.#ports, this.#memory?.checks ?? {}, wanted);
  }

  /** The host's part of the overview; undefined where nothing of it is shown any more. */
  async #publishHost(
    host: string,
    changed: ReadonlySet<string>,
    { byHost }: NewLooks,
    optOuts: OptOuts,
  ): Promise<HostTally | undefined | "untouched"> {
    const fresh = byHost.get(host);
    const silenced = Object.entries(this.#marksOf(host))
      .filter(([, { url }]) => isOptedOut(optOuts, url))
      .map(([id]) => id);
    const mine = new Set([
      ...[...changed].filter((id) => hostOfArticle(id) === host),
      ...(fresh?.keys() ?? []),
      ...silenced,
    ]);
    if (mine.size === 0) return "untouched";
    const memory = await this.#memoryOf(host);
    const looks = hostLooksWith(await readHostLooks(this.#place, host), fresh);
    const articles: Record<string, RememberedArticle> = { ...memory.articles };
    await inParallel(articlesAtOnce, [...mine].sort(), async (id) => {
      const next = await this.#publishArticle(id, articles[id], changed.has(id), looks, optOuts);
      if (next === undefined) delete articles[id];
      else articles[id] = next;
    });
    return this.#finishHost(host, memory, articles, fresh === undefined ? undefined : looks);
  }

  async #finishHost(
    host: string,
    memory: HostMemory,
    articles: Record<string, RememberedArticle>,
    looks: HostLooks | undefined,
  ): Promise<HostTally | undefined> {
    const inOrder = Object.entries(articles).sort(([a], [b]) => (a < b ? -1 : 1));
    const facts = inOrder.map(([, one]) => one.facts);
    if (facts.length === 0) {
      await this.#writer.remove(Object.keys(memory.pages));
      await forgetHost(this.#place, host);
      return undefined;
    }
    const pages = await this.#writer.write(hostFiles(this.#options, host, facts), memory.pages);
    const next: HostMemory = { format: 1, articles: Object.fromEntries(inOrder), pages };
    this.#hosts.set(host, next);
    await writeHostMemory(this.#place, host, next);
    if (looks !== undefined) await writeHostLooks(this.#place, host, looks);
    return tallyOf(facts);
  }

  /** Answers what is remembered of it; undefined where none of it is shown. */
  async #publishArticle(
    articleId: string,
    known: RememberedArticle | undefined,
    hasChanged: boolean,
    looks: HostLooks,
    optOuts: OptOuts,
  ): Promise<RememberedArticle | undefined> {
    try {
      const watch = await readWatch(this.#ports.store, articleId);
      if (watch === undefined || isOptedOut(optOuts, watch.targetUrl)) {
        await this.#writer.remove(Object.keys(known?.pages ?? {}));
        return undefined;
      }
      const lines = looks.articles[articleId] ?? [];
      const lookFacts = lookFactsOf(watch, lines, lastSignOf(looks, watch.since));
      if (!hasChanged && known !== undefined) {
        const facts = { ...known.facts, looks: lookFacts };
        const files = articleFiles(this.#options, facts);
        const mine = new Set(files.map(({ path }) => path));
        const [own, others] = partition(known.pages, mine);
        return { mark: known.mark, facts, pages: { ...others, ...(await this.#writer.write(files, own)) } };
      }
      const read = { ...(await readPublished(this.#ports.store, articleId)), looks: lookFacts };
      const facts = factsOf(read);
      const files = [...articleFiles(this.#options, facts), ...versionFiles(this.#options, read, facts)];
      const pages = await this.#writer.write(files, known?.pages ?? {});
      this.#articles += 1;
      return { mark: await markOf(this.#ports.store, read), facts, pages };
    } catch (error) {
      // That a place refuses us is no fault of this article, and must not pass for done.
      if (!(error instanceof StetError) || error.retryable || error instanceof UsageError) throw error;
      this.#troubles.push(`${articleId}: ${messageOf(error)}`);
      return known;
    }
  }

  async #publishOverview(
    tallies: ReadonlyMap<string, HostTally | undefined>,
    { checks }: NewLooks,
  ): Promise<void> {
    const hosts = { ...this.#memory?.hosts };
    for (const [host, tally] of tallies) {
      if (tally === undefined) delete hosts[host];
      else hosts[host] = { articles: tally.articles, changes: tally.changes, since: tally.since };
    }
    const before = { latest: this.#memory?.latest ?? [], hosts: this.#memory?.hosts ?? {} };
    const latest = await latestChanges(before, tallies, Object.keys(hosts), async (host) => {
      const { articles } = await this.#memoryOf(host);
      return Object.values(articles).map(({ facts }) => facts);
    });
    const inOrder = Object.entries(hosts).sort(([a], [b]) => (a < b ? -1 : 1));
    const files = siteFiles(this.#options, {
      hosts: inOrder.map(([host, counts]) => ({ host, ...counts })),
      latest,
    });
    const pages = await this.#writer.write(files, this.#memory?.pages ?? {});
    await writeSiteMemory(this.#place, {
      format: 1,
      design: designVersion,
      options: this.#options,
      checks: { ...checks },
      hosts: Object.fromEntries(inOrder),
      latest: latest.map(({ article, version }) => ({ article, version })),
      pages,
    });
  }
}

function isOptedOut(optOuts: OptOuts, url: string): boolean {
  return URL.canParse(url) && optedOut(optOuts, new URL(url)) !== undefined;
}

function partition(pages: Pages, mine: ReadonlySet<string>): [Pages, Pages] {
  const entries = Object.entries(pages);
  return [
    Object.fromEntries(entries.filter(([path]) => mine.has(path))),
    Object.fromEntries(entries.filter(([path]) => !mine.has(path))),
  ];
}
