/** A small news site on loopback that plays a timeline: what its article's address answers depends on the clock. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import type { Instant } from "../../article/instant.ts";
import { instantOf } from "../../article/instant.ts";
import { hoursAfter, stateAt, type Timeline, timelineSchema } from "./timeline.ts";

export interface DemoSite {
  readonly timeline: Timeline;
  readonly articleUrl: string;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** `folder`: holds timeline.json, robots.txt and the pages. */
export async function serveDemoSite(folder: string, start: Instant, now: () => Instant): Promise<DemoSite> {
  const timeline = timelineSchema.parse(JSON.parse(await readFile(join(folder, "timeline.json"), "utf8")));
  const begin = Date.parse(start);
  const publishedAt = instantOf(new Date(hoursAfter(begin, timeline.publishedHours)));
  const page = async (file: string) =>
    (await readFile(join(folder, file), "utf8")).replaceAll("{{publishedAt}}", publishedAt);

  const answerTo = async (path: string): Promise<Answer> => {
    if (path === "/robots.txt")
      return { status: 200, type: "text/plain; charset=utf-8", body: await page("robots.txt") };
    const state = path === timeline.path ? stateAt(timeline, begin, Date.parse(now())) : undefined;
    const type = "text/html; charset=utf-8";
    if (state === undefined) return { status: 404, type, body: await page("not-found.html") };
    return { status: state.status, type, body: await page(state.file) };
  };

  const server = createServer((request, response) => {
    answerTo(new URL(request.url ?? "/", "http://site").pathname)
      .then((answer) => send(request, response, answer, now()))
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("a TCP server has a port");
  return {
    timeline,
    articleUrl: `http://127.0.0.1:${address.port}${timeline.path}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** As servers do: an ETag over the bytes, and 304 to whoever has them already. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body }: Answer,
  now: Instant,
) {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`;
  const known = status === 200 && request.headers["if-none-match"] === etag;
  response.sendDate = false;
  response.writeHead(known ? 304 : status, {
    date: new Date(now).toUTCString(),
    "content-type": type,
    etag,
  });
  response.end(known ? undefined : body);
}
