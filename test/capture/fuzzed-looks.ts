/** Whole looks at answers broken at random, many at once: what each came to and how long it took. Test code only. */
import { outcomeMeanings } from "../../lib/article/outcome.ts";
import { openSocket } from "../../lib/capture/dial.ts";
import { robotsVerdict } from "../../lib/capture/robots-verdict.ts";
import { judgePage } from "../../lib/capture/verdict.ts";
import { readHtml } from "../../lib/pipeline/read-page.ts";
import { realExtractor } from "../../lib/real-checks.ts";
import { fuzzedAnswer } from "./fuzzed-answer.ts";
import { allowAll, testAgent, testWeb } from "./look-at.ts";
import { startServer } from "./scripted-server.ts";

export interface FuzzedRun {
  readonly counts: ReadonlyMap<string, number>;
  readonly slowestMs: number;
  /** Each with the number that repeats it. */
  readonly faults: readonly string[];
}

/** Milliseconds that no look may take: every allowance of time on the line is far shorter here. */
export const patienceMs = 5000;
/** How often the process is felt for. What lies between two beats beyond two such steps was no time of ours. */
const beatMs = 25;
const limits = { connectMs: 500, headersMs: 250, exchangeMs: 500 };
const atOnce = 16;
/** So that answer N of one seed is not answer N + 1 of the next. */
const lotsApart = 1_000_003;
/** One visit in so many asks for robots.txt and reads it. */
const robotsShare = 10;

const outcomes: ReadonlySet<string> = new Set([...Object.keys(outcomeMeanings), "allowed"]);

/** The host's name says which answer it gives, to a page's request and to one for robots.txt. */
const numberIn = (head: string) => Number(/^host: answer-(\d+)\./im.exec(head)?.[1] ?? 0);

export async function fuzzedLooks(seed: number, first: number, count: number): Promise<FuzzedRun> {
  const server = await startServer((head) => fuzzedAnswer(seed * lotsApart + numberIn(head)));
  const web = testWeb({
    limits,
    resolve: async () => ["127.0.0.1"],
    // Wherever an answer sends us, nobody is called but our own server.
    open: (target) => openSocket({ ...target, url: new URL(server.origin), addresses: ["127.0.0.1"] }),
  });
  const counts = new Map<string, number>();
  const faults: string[] = [];
  let slowestMs = 0;
  let next = first;
  let awakeMs = 0;
  let lastBeat = performance.now();
  const beats = setInterval(() => {
    const now = performance.now();
    awakeMs += Math.min(now - lastBeat, 2 * beatMs);
    lastBeat = now;
  }, beatMs);
  /** A machine with other work stops us for seconds; what counts is time in which we waited or computed. */
  const ownTime = () => {
    const { user, system } = process.cpuUsage();
    return { waited: awakeMs, computed: (user + system) / 1000 };
  };

  async function look(number: number): Promise<string> {
    const origin = `http://answer-${number}.example.org`;
    const url = `${origin}/2026/03/01/gauges-rise`;
    if (number % robotsShare === 0)
      return robotsVerdict(
        await web.fetchRobots(origin, testAgent, async () => "given"),
        new URL(url),
        testAgent,
      );
    const { outcome, page } = await web.capture({ url, userAgent: testAgent, leave: allowAll });
    if (outcome !== "ok" || page === undefined) return outcome;
    const read = readHtml(realExtractor, page.html, url);
    if ("outcome" in read) return read.outcome;
    const judged = { status: 200, targetUrl: url, finalUrl: url, responseHeaders: [], html: page.html };
    return judgePage({ ...judged, article: read.article }).outcome;
  }

  async function worker(): Promise<void> {
    for (let number = next++; number < first + count; number = next++) {
      const before = ownTime();
      let came: string;
      try {
        came = await look(number);
      } catch (error) {
        came = "crash";
        faults.push(`answer ${number}: ${error instanceof Error ? error.stack : String(error)}`);
      }
      const now = ownTime();
      const took = Math.max(now.waited - before.waited, now.computed - before.computed);
      slowestMs = Math.max(slowestMs, took);
      if (took > patienceMs) faults.push(`answer ${number}: took ${took.toFixed(0)} ms`);
      if (came !== "crash" && !outcomes.has(came)) faults.push(`answer ${number}: came to ${came}`);
      counts.set(came, (counts.get(came) ?? 0) + 1);
    }
  }

  await Promise.all(Array.from({ length: atOnce }, worker));
  clearInterval(beats);
  await server.close();
  return { counts, slowestMs, faults };
}
