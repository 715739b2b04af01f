/**
 * The site on loopback, for whoever sits at this machine. Pages are made when they are asked for; what comes in is told
 * to open pages as server-sent events. Archived bytes go out as an attachment of no kind, never as a page.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { codeOf } from "../../archive/error-code.ts";
import { UsageError } from "../../article/errors.ts";
import { robotsHeader, securityHeaders } from "../../publish/page.ts";
import { livePath, sitePaths } from "../../publish/site-paths.ts";

interface ServedFile {
  readonly contentType: string;
  readonly text: string;
}

export interface SiteSource {
  fileAt(path: string): Promise<ServedFile | undefined>;
  /** Bytes of a payload by the hex of its digest. */
  payload(hex: string): Promise<Uint8Array | undefined>;
  /** What could not be answered, and why. */
  trouble(path: string, error: unknown): void;
}

export interface SiteServer {
  readonly address: string;
  /** Tells open pages that something came in. */
  tellChanged(): void;
  close(): Promise<void>;
}

const loopback = "127.0.0.1";

/** Throws a UsageError where the port is another's. */
export async function serveSite(source: SiteSource, port: number): Promise<SiteServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    void answer(source, listeners, request, response);
  });
  await listen(server, port);
  const bound = server.address();
  const address = `http://${loopback}:${typeof bound === "object" && bound !== null ? bound.port : port}/`;
  return {
    address,
    tellChanged: () => {
      for (const listener of listeners) listener.write("event: changed\ndata:\n\n");
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        codeOf(cause) === "EADDRINUSE" || codeOf(cause) === "EACCES"
          ? new UsageError(`port ${port} is taken or not allowed: name another with --port`, { cause })
          : cause,
      ),
    );
    server.listen(port, loopback, resolve);
  });
}

async function answer(
  source: SiteSource,
  listeners: Set<ServerResponse>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { headers, method = "", url = "/" } = request;
  try {
    // A name that someone else lets lead here (DNS rebinding) must not open the archive to their pages.
    if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(headers.host ?? ""))
      return say(response, 421, "this is not the host that was asked for");
    if (method !== "GET" && method !== "HEAD") return say(response, 405, "there is nothing here but to read");
    const path = pathOf(url);
    if (path === undefined) return say(response, 400, "this is no address of a page");
    if (path === livePath) return stayWith(listeners, response);
    const [, hex] = /^payloads\/([0-9a-f]{64})$/.exec(path) ?? [];
    if (hex !== undefined) return sendPayload(response, method, hex, await source.payload(hex));
    const file = await source.fileAt(path);
    if (file !== undefined) return sendText(request, response, file);
    const missing = await source.fileAt(sitePaths.notFound);
    if (missing === undefined) return say(response, 404, "there is no such page");
    response.statusCode = 404;
    sendText(request, response, missing);
  } catch (error) {
    source.trouble(url, error);
    if (response.headersSent) response.destroy();
    else say(response, 500, "this page cannot be made: the terminal says why");
  }
}

/** Of the site's own paths; undefined where it cannot be decoded. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, `http://${loopback}`).pathname).slice(1);
    return path === "" || path.endsWith("/") ? `${path}${sitePaths.front}` : path;
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return undefined;
    throw error;
  }
}

const always = { ...securityHeaders, [robotsHeader.name]: robotsHeader.value, "cache-control": "no-store" };

function send(
  response: ServerResponse,
  method: string,
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array,
): void {
  response.writeHead(response.statusCode, {
    ...always,
    ...headers,
    "content-length": String(bytes.length),
  });
  response.end(method === "HEAD" ? undefined : bytes);
}

/** Bytes; what is smaller gains nothing by being packed. */
const smallest = 1000;
/** On loopback time is dearer than bytes. */
const fast = { level: 1 };

function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  { contentType, text }: ServedFile,
): void {
  const bytes = Buffer.from(text);
  const headers = { "content-type": contentType, vary: "accept-encoding" };
  const packed = bytes.length > smallest && /\bgzip\b/.test(String(request.headers["accept-encoding"]));
  if (packed)
    send(response, request.method ?? "", { ...headers, "content-encoding": "gzip" }, gzipSync(bytes, fast));
  else send(response, request.method ?? "", headers, bytes);
}

function say(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { ...always, "content-type": "text/plain; charset=utf-8" });
  response.end(`${words}\n`);
}

function sendPayload(
  response: ServerResponse,
  method: string,
  hex: string,
  bytes: Uint8Array | undefined,
): void {
  if (bytes === undefined) {
    say(response, 404, "these bytes are not in the archive");
    return;
  }
  const headers = {
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename="${hex}.bin"`,
    "content-security-policy": "default-src 'none'; sandbox",
  };
  send(response, method, headers, bytes);
}

function stayWith(listeners: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { ...always, "content-type": "text/event-stream" });
  response.write(": open\n\n");
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}
