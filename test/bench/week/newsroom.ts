/** The world outside: articles on hosts that are published, edited now and then, and answer in their own time. */
import { articleIdOf, hostOfArticle } from "../../../lib/archive/keys.ts";
import { type Instant, instantOf } from "../../../lib/article/instant.ts";
import type { CaptureResult, Web } from "../../../lib/capture/capture-result.ts";
import { defaultLimits } from "../../../lib/capture/limits.ts";
import type { Clock } from "../../../lib/pipeline/ports.ts";
import { capturedPage, pageOf } from "../../pipeline/simulated-article.ts";
import { nextEdit } from "./edits.ts";

export interface NewsArticle {
  readonly url: string;
  readonly articleId: string;
  readonly publishedAt: number;
  /** How often its text has changed. */
  edits: number;
  lastEditAt: number;
  nextEditAt: number;
}

/** Answering times are log-normal: half within 0.6 s, one in a hundred above 4 s. */
const answer = { median: 600, spread: 0.8 } as const;
/** Looks that meet a host which does not answer at all, or with an error of its own. */
const silentShare = 0.001;
const errorShare = 0.004;
/** Bytes that are the same as last time: fewer than one page in a hundred has no advert, token or clock in it. */
const sameBytesShare = 0.01;

/** A robots.txt of the usual size, 1 kB. */
const robotsBody = `User-agent: *\n${"Disallow: /search/results/\nDisallow: /account/\n".repeat(20)}`;

export class Newsroom {
  private readonly articles = new Map<string, NewsArticle>();
  /** In the order of publication. */
  private readonly watched = new Set<string>();
  private readonly random: () => number;
  private readonly hosts: readonly string[];

  constructor(random: () => number, hosts: number) {
    this.random = random;
    this.hosts = Array.from({ length: hosts }, (_, number) => `news-${number}.example`);
  }

  /** An article, published at a time that may lie in the past, with the edits it has had until `now`. */
  publish(publishedAt: number, now: number): NewsArticle {
    const number = this.articles.size;
    const host = this.hosts[number % this.hosts.length];
    const date = new Date(publishedAt).toISOString().slice(0, 10).replaceAll("-", "/");
    const url = `https://www.${host}/${date}/council-votes-on-the-new-harbour-bridge-${number}`;
    const article: NewsArticle = {
      url,
      articleId: articleIdOf(new URL(url)),
      publishedAt,
      edits: 0,
      lastEditAt: publishedAt,
      nextEditAt: nextEdit(this.random, publishedAt, publishedAt),
    };
    this.articles.set(url, article);
    this.watched.add(article.articleId);
    this.live(article, now);
    return article;
  }

  /** The ids of the articles that have been there longest; each is taken once. */
  takeOldest(count: number): string[] {
    const oldest = [...this.watched].slice(0, count);
    for (const articleId of oldest) this.watched.delete(articleId);
    return oldest;
  }

  robots(now: Instant) {
    return { fetchedAt: now, state: "rules", body: robotsBody } as const;
  }

  /** The web as one function's process sees it. `onRequest` hears of the host each time a request begins. */
  web(clock: Clock, read: () => Promise<void>, onRequest: (host: string, at: Instant) => void): Web {
    return {
      capture: async ({ url }) => {
        const beganAt = clock.now();
        const article = this.at(url);
        onRequest(hostOfArticle(article.articleId), beganAt);
        const lot = this.random();
        await clock.sleep(lot < silentShare ? defaultLimits.headersMs : this.answerTime());
        if (lot < silentShare) return failed(url, beganAt, clock.now(), "timeout");
        if (lot < silentShare + errorShare) return failed(url, beganAt, clock.now(), "server-error");
        await read();
        this.live(article, Date.parse(beganAt));
        const noise = this.random() < sameBytesShare ? "" : beganAt;
        const result = capturedPage(url, beganAt, pageOf(String(article.edits)), noise);
        return { ...result, capture: { ...result.capture, endedAt: clock.now() } };
      },
      fetchMiningRules: async () => ({ fetchedAt: clock.now(), rules: [] }),
      fetchRobots: async (origin) => {
        onRequest(new URL(origin).host.replace("www.", ""), clock.now());
        await clock.sleep(this.answerTime());
        return this.robots(clock.now());
      },
    };
  }

  private at(url: string): NewsArticle {
    const article = this.articles.get(url);
    if (article === undefined) throw new TypeError(`${url} was never published`);
    return article;
  }

  private live(article: NewsArticle, now: number): void {
    while (article.nextEditAt <= now) {
      article.edits += 1;
      article.lastEditAt = article.nextEditAt;
      article.nextEditAt = nextEdit(this.random, article.publishedAt, article.lastEditAt);
    }
  }

  private answerTime(): number {
    // Box-Muller: two even draws make one normal.
    const normal = Math.sqrt(-2 * Math.log(1 - this.random())) * Math.cos(2 * Math.PI * this.random());
    return answer.median * Math.exp(answer.spread * normal);
  }
}

function failed(
  url: string,
  beganAt: Instant,
  endedAt: Instant,
  outcome: "timeout" | "server-error",
): CaptureResult {
  const exchange = { url, requestHeaders: [], responseHeaders: [], beganAt, endedAt };
  return { outcome, capture: { capturedAt: beganAt, endedAt, targetUrl: url, exchanges: [exchange] } };
}

export const instantAt = (milliseconds: number): Instant => instantOf(new Date(milliseconds));
