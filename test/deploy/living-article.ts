/** A small paper on loopback: one article that is written, silently edited and taken down, and one that just stands. */
import { createServer, type Server } from "node:http";

type State = "first" | "edited" | "gone";

const bridge = (million: number) =>
  page("Harbour bridge closes for two years", [
    "The harbour bridge of Wesselby will close to all traffic in March, the town council decided on Tuesday night.",
    `Repairing the pillars will cost ${million} million crowns, said the council's engineer, Tilde Ramsgard. The town pays a third of it.`,
    "Ferries will run every ten minutes from the old fish market to the northern shore, free of charge for those who live there.",
    "Shopkeepers on the northern shore had asked for a footbridge. The council will come back to that in the autumn, it said.",
  ]);

const library = page("Library opens on Sundays again", [
  "The town library of Wesselby will open on Sundays again from May, after four years in which it stayed shut at weekends.",
  "Two librarians and a dozen volunteers will look after the reading room from ten in the morning until four in the afternoon.",
  "The library keeps its evening hours on Wednesdays, said its head, Orla Fennimore, and plans more readings for children.",
]);

function page(headline: string, paragraphs: readonly string[]): string {
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("\n");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${headline} – Wesselby Courier</title></head>
<body><header><a href="/">Wesselby Courier</a></header>
<main><article><h1>${headline}</h1>
${body}
</article></main>
<footer>Wesselby Courier, printed since 1871</footer></body></html>`;
}

export interface Paper {
  /** The article that lives. */
  readonly bridgeUrl: string;
  readonly readingRoomUrl: string;
  become(state: State): void;
  close(): Promise<void>;
}

export async function openPaper(): Promise<Paper> {
  let state: State = "first";
  const pages = new Map<string, () => string | undefined>([
    ["/news/harbour-bridge", () => (state === "gone" ? undefined : bridge(state === "first" ? 14 : 41))],
    ["/news/library-hours", () => library],
  ]);
  const server = createServer((request, response) => {
    const text = pages.get(request.url ?? "")?.();
    response.writeHead(text === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(text ?? page("Not found", []));
  });
  const origin = `http://127.0.0.1:${await listen(server)}`;
  return {
    bridgeUrl: `${origin}/news/harbour-bridge`,
    readingRoomUrl: `${origin}/news/library-hours`,
    become: (next) => {
      state = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") return reject(new Error("no port"));
      resolve(address.port);
    });
  });
}
