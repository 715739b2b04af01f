/** The site as `stet serve` shows it: lists from what is remembered, an article's pages from the archive when asked for. */
import { hostOfArticle } from "../archive/keys.ts";
import { messageOf, StetError } from "../article/errors.ts";
import type { Look } from "../article/look.ts";
import { factsOf } from "../publish/article-facts.ts";
import { changesOf } from "../publish/site-facts.ts";
import { articleFiles, hostFiles, siteFiles, versionFile } from "../publish/site-files.ts";
import type { SiteFile, SiteOptions } from "../publish/site-options.ts";
import { type AskedPage, hostOfPath, parseArticlePath } from "../publish/site-paths.ts";
import { inParallel } from "./in-parallel.ts";
import { lookFactsOf } from "./look-facts.ts";
import type { ArchivePorts } from "./ports.ts";
import { readPublished, readWatch } from "./published-article.ts";
import { tallyOf } from "./site-latest.ts";
import { hostLooksWith, lastSignOf, readNewLooks } from "./site-looks.ts";
import type { HostLooks, HostMemory, RememberedArticle } from "./site-memory.ts";
import { allArticles, changedArticles, markOf, watchedArticles } from "./site-scan.ts";

const articlesAtOnce = 8;

export class LiveSite {
  /** Articles that cannot be read, and why. */
  readonly troubles = new Map<string, string>();
  readonly #ports: ArchivePorts;
  readonly #options: SiteOptions;
  readonly #hosts = new Map<string, HostMemory>();
  readonly #looks = new Map<string, HostLooks>();
  #checks: Readonly<Record<string, string[]>> = {};
  #listed: readonly string[] | undefined;

  constructor(ports: ArchivePorts, options: SiteOptions) {
    this.#ports = ports;
    this.#options = options;
  }

  /** Brings in what the archive has got since; answers whether that was anything. */
  async refresh(): Promise<boolean> {
    // What is retired later is known from the first listing, or from a time when it was watched.
    this.#listed ??= await allArticles(this.#ports);
    const known = [...this.#hosts.values()].flatMap(({ articles }) => Object.keys(articles));
    const ids = new Set([...this.#listed, ...(await watchedArticles(this.#ports)), ...known]);
    const markOf = (id: string) => this.#memoryOf(hostOfArticle(id)).articles[id]?.mark;
    const changed = new Set(await changedArticles(this.#ports, ids, markOf));
    const shards = Array.from({ length: this.#ports.shards }, (_, shard) => shard);
    const { checks, byHost } = await readNewLooks(this.#ports, this.#checks, shards);
    for (const [host, fresh] of byHost) this.#looks.set(host, hostLooksWith(this.#looksOf(host), fresh));
    const lookedAt = [...byHost.values()].flatMap((articles) => [...articles.keys()]);
    const news = new Set([...changed, ...lookedAt]);
    await inParallel(articlesAtOnce, news, (id) => this.#remember(id, changed.has(id)));
    this.#checks = checks;
    return news.size > 0;
  }

  /** Undefined where the site has no such page. */
  async fileAt(path: string): Promise<SiteFile | undefined> {
    const asked = parseArticlePath(path);
    if (asked !== undefined) return this.#articleFile(asked, path);
    const host = hostOfPath(path);
    const isPath = (file: SiteFile): boolean => file.path === path;
    if (host === undefined) return this.#siteFiles().find(isPath);
    const articles = Object.values(this.#memoryOf(host).articles).map(({ facts }) => facts);
    return articles.length === 0 ? undefined : hostFiles(this.#options, host, articles).find(isPath);
  }

  /** What hangs on the looks is remembered, as lists are; versions are read when they are asked for. */
  async #articleFile({ articleId, ...asked }: AskedPage, path: string): Promise<SiteFile | undefined> {
    const known = this.#memoryOf(hostOfArticle(articleId)).articles[articleId];
    if (known === undefined) return undefined;
    if (asked.page === "own")
      return articleFiles(this.#options, known.facts).find((file) => file.path === path);
    const read = { ...(await readPublished(this.#ports.store, articleId)), looks: known.facts.looks };
    return versionFile(this.#options, read, factsOf(read), { ...asked, page: asked.page });
  }

  #siteFiles(): SiteFile[] {
    const hosts = [...this.#hosts]
      .map(([host, { articles }]) => ({ host, facts: Object.values(articles).map(({ facts }) => facts) }))
      .filter(({ facts }) => facts.length > 0)
      .sort((a, b) => (a.host < b.host ? -1 : 1));
    return siteFiles(this.#options, {
      hosts: hosts.map(({ host, facts }) => ({ host, ...tallyOf(facts) })),
      latest: changesOf(hosts.flatMap(({ facts }) => facts)),
    });
  }

  async #remember(articleId: string, hasChanged: boolean): Promise<void> {
    const host = hostOfArticle(articleId);
    const { articles } = this.#memoryOf(host);
    try {
      const next = await this.#read(articleId, articles[articleId], hasChanged);
      if (next !== undefined)
        this.#hosts.set(host, {
          format: 1,
          articles: { ...this.#memoryOf(host).articles, [articleId]: next },
          pages: {},
        });
      this.troubles.delete(articleId);
    } catch (error) {
      if (!(error instanceof StetError) || error.retryable) throw error;
      this.troubles.set(articleId, messageOf(error));
    }
  }

  async #read(
    articleId: string,
    known: RememberedArticle | undefined,
    hasChanged: boolean,
  ): Promise<RememberedArticle | undefined> {
    const { store } = this.#ports;
    const watch = await readWatch(store, articleId);
    if (watch === undefined) return undefined;
    const hostLooks = this.#looksOf(hostOfArticle(articleId));
    const lines: readonly Look[] = hostLooks.articles[articleId] ?? [];
    const looks = lookFactsOf(watch, lines, lastSignOf(hostLooks, watch.since));
    if (!hasChanged && known !== undefined) return { ...known, facts: { ...known.facts, looks } };
    const read = { ...(await readPublished(store, articleId)), looks };
    return { mark: await markOf(store, read), facts: factsOf(read), pages: {} };
  }

  #memoryOf(host: string): HostMemory {
    return this.#hosts.get(host) ?? { format: 1, articles: {}, pages: {} };
  }

  #looksOf(host: string): HostLooks {
    return this.#looks.get(host) ?? { format: 1, articles: {} };
  }
}
