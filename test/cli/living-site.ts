/** A site on loopback whose pages a test changes as it goes along. */
import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import * as z from "zod";

export interface LivingSite {
  readonly origin: string;
  /** By path; whatever is not in it is answered with 404. */
  readonly pages: Map<string, string>;
  /** By path: where it leads. */
  readonly redirects: Map<string, string>;
  /** Paths in the order they were asked for. */
  readonly requests: string[];
  /** Set: what every page is answered with, and robots.txt is not there. */
  status: number | undefined;
}

export async function livingSite(): Promise<LivingSite> {
  const pages = new Map<string, string>();
  const redirects = new Map<string, string>();
  const requests: string[] = [];
  const state: Pick<LivingSite, "status"> = { status: undefined };
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    requests.push(path);
    const to = redirects.get(path);
    if (to !== undefined) return response.writeHead(301, { location: to }).end();
    const page = pages.get(path);
    const usual = page === undefined ? 404 : 200;
    response.writeHead(path === "/robots.txt" ? usual : (state.status ?? usual), {
      "content-type": "text/html; charset=utf-8",
    });
    return response.end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return Object.assign(state, { origin: `http://127.0.0.1:${port}`, pages, redirects, requests });
}

export interface ArticleParts {
  readonly headline?: string;
  readonly notice?: string;
  /** Stands where the number of boats is told. */
  readonly boats?: string;
  readonly advert?: string;
}

/** An invented report. */
export function articlePage(parts: ArticleParts = {}): string {
  const { headline = "Ferry to Ammer Isle runs again", notice = "", boats = "14", advert = "Rope." } = parts;
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>${headline}</title></head>
  <body>
    <article>
      <h1>${headline}</h1>
      ${notice === "" ? "" : `<p class="correction">${notice}</p>`}
      <p>The ferry to Ammer Isle runs again from Saturday, the harbour office of Tolle said, after nine weeks in which the island could be reached by fishing boat alone.</p>
      <p>In those weeks ${boats} boats carried post, flour and the schoolteacher, Mirna Oster, who says that she was late on two mornings only.</p>
      <p>The ferry's engine had been sent to the mainland in December. It came back in parts, and was put together on the quay by the two Lanz brothers.</p>
    </article>
    <aside class="advert">${advert}</aside>
  </body>
</html>
`;
}
