/**
 * A process of its own: serves articles on loopback with another advert at each answer, and 304 to whoever asks with a
 * condition, which nobody can but for what lies under /kept/. Prints its port. Started by throughput.ts.
 */
import { createServer } from "node:http";
import { readPage } from "./read-page.ts";

const pages = process.argv.slice(2).map(readPage);
const etag = '"same"';
let answers = 0;

const server = createServer((request, response) => {
  const article = Number(/\/(\d+)$/.exec(request.url ?? "")?.[1] ?? -1);
  const page = pages[article % pages.length];
  if (page === undefined) {
    response.writeHead(404, { "content-length": 0 }).end();
  } else if (request.headers["if-none-match"] !== undefined) {
    response.writeHead(304, { etag }).end();
  } else {
    answers += 1;
    const advert = `<div class="ad" data-slot="${answers}"><script>show(${answers})</script></div>`;
    const body = `${page}${advert}`;
    const type = { "content-type": "text/html; charset=utf-8", "content-length": Buffer.byteLength(body) };
    response.writeHead(200, request.url?.startsWith("/kept/") ? { ...type, etag } : type).end(body);
  }
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") process.stdout.write(`${address.port}\n`);
});
