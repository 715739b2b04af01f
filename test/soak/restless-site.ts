/**
 * Newspapers on loopback that change their adverts at every answer, edit each article once in a week, fail now and then,
 * and one of which is down for half a day. What they say depends on the time and the seed alone. Test code only.
 */
import { createServer } from "node:http";
import * as z from "zod";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import { seededRandom } from "../seeded-random.ts";

const hour = 60 * 60 * 1000;
const failureShare = 0.01;

export interface RestlessSite {
  readonly urls: readonly string[];
  /** When each of them is edited. */
  readonly edits: ReadonlyMap<string, Instant>;
  close(): Promise<void>;
}

export interface SitePlan {
  readonly articles: number;
  readonly seed: number;
  readonly now: () => Instant;
  readonly beginning: Instant;
  readonly hours: number;
  /** Down from 36 h on for half a day. */
  readonly isFrail: boolean;
}

export async function restlessSite(plan: SitePlan): Promise<RestlessSite> {
  const random = seededRandom(plan.seed);
  // Between the first look and the last, with room for looks that fail.
  const edits = Array.from({ length: plan.articles }, () =>
    instantAfter(plan.beginning, (3 + random() * (plan.hours - 15)) * hour),
  );
  const down = [instantAfter(plan.beginning, 36 * hour), instantAfter(plan.beginning, 48 * hour)] as const;
  let answers = 0;
  const server = createServer((request, response) => {
    answers += 1;
    const number = /^\/story-of-the-day\/(\d+)$/.exec(request.url ?? "")?.[1];
    const edit = number === undefined ? undefined : edits[Number(number)];
    const now = plan.now();
    const isDown = plan.isFrail && now >= down[0] && now < down[1];
    if (isDown || (edit !== undefined && random() < failureShare)) {
      response.writeHead(503, { connection: "close", "content-length": 0 }).end();
    } else if (edit === undefined) {
      response.writeHead(404, { connection: "close", "content-length": 0 }).end();
    } else {
      const etag = `"${Number(number)}-${now >= edit}"`;
      const isSame = request.headers["if-none-match"] === etag;
      const body = isSame ? "" : pageOf(Number(number), now >= edit, answers);
      // Every other article is asked for anew each time: not all servers know conditions.
      const known = Number(number) % 2 === 0 ? { etag } : {};
      response
        .writeHead(isSame ? 304 : 200, {
          connection: "close",
          "content-type": "text/html; charset=utf-8",
          ...known,
        })
        .end(body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const urls = edits.map((_, number) => `http://127.0.0.1:${port}/story-of-the-day/${number}`);
  const editOf = new Map(urls.map((url, number) => [url, edits[number] ?? plan.beginning]));
  return { urls, edits: editOf, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function pageOf(number: number, isEdited: boolean, advert: number): string {
  const boats = isEdited ? number + 200 : number + 100;
  return `<!doctype html><html lang="en"><head><title>Ferry ${number} runs again</title></head><body>
<article><h1>Ferry ${number} runs again</h1>
<p>The ferry to Ammer Isle runs again from Saturday, the harbour office of Tolle said, after nine weeks in which the island could be reached by fishing boat alone.</p>
<p>In those weeks ${boats} boats carried post, flour and the schoolteacher, who says that she was late on two mornings only.</p>
<p>The ferry's engine had been sent to the mainland in December. It came back in parts, and was put together on the quay.</p></article>
<aside class="advert">Advert ${advert}</aside></body></html>`;
}
