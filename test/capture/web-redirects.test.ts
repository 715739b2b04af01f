/** Redirects to everything: each hop is checked like the first, and where the walk ends decides. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Outcome } from "../../lib/article/outcome.ts";
import { openSocket } from "../../lib/capture/dial.ts";
import { lookAt } from "./look-at.ts";
import { answer, type Script, type ScriptedServer, type Scripts, startServer } from "./scripted-server.ts";

const page = answer(200, "Content-Type: text/html\r\n", "<!doctype html><title>A</title><p>Text.</p>");
const to = (location: string, status = 302): Script => answer(status, `Location: ${location}\r\n`);

type Row = readonly [name: string, start: string, outcome: Outcome, ends: string, reason?: string];

const article = "/news/2026/03/01/flood-at-marrow-bridge";

const scripts: Scripts = {
  "/end": page,
  [article]: page,
  ...Object.fromEntries([301, 302, 303, 307, 308].map((status) => [`/${status}`, to("/end", status)])),
  "/relative/start": to("../end"),
  "/query": to("?q=1"),
  "/query?q=1": page,
  "/scheme-relative": to("//127.0.0.1:{port}/end"),
  "/fragment": to("/end#part"),
  "/utf-8": to("/caf\xc3\xa9"),
  "/caf%C3%A9": page,
  "/self": to("/self"),
  "/self-by-fragment": to("/self-by-fragment#again"),
  "/ping": to("/pong"),
  "/pong": to("/ping"),
  ...Object.fromEntries(Array.from({ length: 11 }, (_, hop) => [`/hop/${hop}`, to(`/hop/${hop + 1}`)])),
  "/hop/11": page,
  "/nowhere": answer(302, ""),
  "/empty": to(""),
  "/no-url": to("http://[half/"),
  "/file": to("file:///proc/self/environ"),
  "/data": to("data:text/html,<p>hello"),
  "/javascript": to("javascript:alert(1)"),
  "/ftp": to("ftp://127.0.0.1/end"),
  "/password": to("http://user:secret@127.0.0.1:{port}/end"),
  "/private": to("http://10.0.0.1/"),
  "/metadata": to("http://169.254.169.254/latest/meta-data/"),
  "/dotless": to("http://2886729729/"),
  "/mapped": to("http://[::ffff:169.254.169.254]/"),
  "/name-of-private": to("http://intranet.example.org/"),
  "/missing": to("/not-there"),
  "/front": to("/"),
  "/": page,
  "/in-a-circle-of-two-statuses": to("/301-back", 301),
  "/301-back": to("/in-a-circle-of-two-statuses", 307),
  "/lost/2025/old-story-of-the-bridge": to("/"),
  "/lost/2025/older-story-of-the-bridge": to("/news/"),
  "/news/": page,
  "/lost/2025/moved-story-of-the-bridge": to(article),
  "/lost/2025/dead-story-of-the-bridge": to("/not-there"),
  "/two": [...to("/end"), ...page],
  "/body-that-never-comes": ["HTTP/1.1 302 Found\r\nLocation: /end\r\nContent-Length: 99\r\n\r\n", "HOLD"],
};

const rows: readonly Row[] = [
  ...[301, 302, 303, 307, 308].map((status): Row => [`status ${status}`, `/${status}`, "ok", "/end"]),
  ["a relative address", "/relative/start", "ok", "/end"],
  ["a query alone", "/query", "ok", "/query?q=1"],
  ["an address without its scheme", "/scheme-relative", "ok", "/end"],
  ["a fragment, which is no part of the address", "/fragment", "ok", "/end"],
  ["an address in raw UTF-8", "/utf-8", "ok", "/caf%C3%A9"],
  ["a redirect whose body never comes", "/body-that-never-comes", "ok", "/end"],
  ["a redirect with a page behind it", "/two", "ok", "/end"],
  ["to itself", "/self", "redirect-loop", "/self", "back at"],
  ["to itself, with a fragment", "/self-by-fragment", "redirect-loop", "/self-by-fragment", "back at"],
  ["there and back", "/ping", "redirect-loop", "/pong", "back at"],
  [
    "there and back under two statuses",
    "/in-a-circle-of-two-statuses",
    "redirect-loop",
    "/301-back",
    "back at",
  ],
  ["ten times", "/hop/1", "ok", "/hop/11"],
  ["eleven times", "/hop/0", "redirect-loop", "/hop/10", "more than 10 redirects"],
  ["without a Location", "/nowhere", "unexpected-status", "/nowhere", "without a Location"],
  ["to an empty Location: itself", "/empty", "redirect-loop", "/empty"],
  ["to what is no URL", "/no-url", "refused", "/no-url", "is no URL"],
  ["to a file", "/file", "refused", "/file", "the scheme file:"],
  ["to data", "/data", "refused", "/data", "the scheme data:"],
  ["to a script", "/javascript", "refused", "/javascript", "the scheme javascript:"],
  ["to FTP", "/ftp", "refused", "/ftp", "the scheme ftp:"],
  ["to an address with a password", "/password", "refused", "/password", "user name or password"],
  ["to a private address", "/private", "refused", "/private", "10.0.0.1"],
  ["to a machine's metadata", "/metadata", "refused", "/metadata", "169.254.169.254"],
  ["to a private address without dots", "/dotless", "refused", "/dotless", "172.16.0.1"],
  ["to a metadata address within IPv6", "/mapped", "refused", "/mapped", "::ffff:a9fe:a9fe"],
  [
    "to a name that stands for a private address",
    "/name-of-private",
    "refused",
    "/name-of-private",
    "10.1.2.3",
  ],
  ["to nothing", "/missing", "gone", "/not-there"],
  ["from an article to the front page", "/lost/2025/old-story-of-the-bridge", "soft-404", "/", "front page"],
  ["from an article to a section", "/lost/2025/older-story-of-the-bridge", "soft-404", "/news/", "section"],
  ["from an article to an article", "/lost/2025/moved-story-of-the-bridge", "ok", article],
  ["from an article to a 404", "/lost/2025/dead-story-of-the-bridge", "gone", "/not-there"],
  ["from no article to the front page", "/front", "ok", "/"],
];

describe("a redirect", () => {
  let server: ScriptedServer;
  const dialled: string[] = [];
  beforeAll(async () => {
    server = await startServer(scripts);
  });
  afterAll(() => server.close());

  it.each(rows)("%s (%s): %s at %s", async (_name, start, outcome, ends, reason) => {
    dialled.length = 0;
    const result = await lookAt(`${server.origin}${start}`, {
      resolve: async () => ["10.1.2.3"],
      open: (target) => {
        dialled.push(...target.addresses);
        return openSocket(target);
      },
    });
    expect(result.outcome).toBe(outcome);
    expect(result.capture.exchanges.at(-1)?.url).toBe(`${server.origin}${ends}`);
    if (reason !== undefined) expect(result.reason).toContain(reason);
    expect(new Set(dialled), "nothing but the server itself is ever dialled").toEqual(new Set(["127.0.0.1"]));
  });

  it("keeps every hop as evidence", async () => {
    const result = await lookAt(`${server.origin}/hop/9`);
    expect(result.capture.exchanges.map(({ url, status }) => [new URL(url).pathname, status])).toEqual([
      ["/hop/9", 302],
      ["/hop/10", 302],
      ["/hop/11", 200],
    ]);
  });

  it("asks for leave before each hop", async () => {
    const asked: string[] = [];
    const result = await lookAt(
      `${server.origin}/hop/9`,
      {},
      {
        leave: async (url) => {
          asked.push(url.pathname);
          if (url.pathname !== "/hop/11") return "given";
          return { outcome: "robots-disallowed", reason: "robots.txt" };
        },
      },
    );
    expect(asked).toEqual(["/hop/9", "/hop/10", "/hop/11"]);
    expect(result.outcome).toBe("robots-disallowed");
    expect(result.capture.exchanges).toHaveLength(2);
  });

  it("is one allowance of time with all the others", async () => {
    const slow = await startServer(
      Object.fromEntries(
        Array.from({ length: 10 }, (_, hop) => [`/${hop}`, [{ wait: 60 }, ...to(`/${hop + 1}`)]]),
      ),
    );
    const result = await lookAt(`${slow.origin}/0`, { limits: { exchangeMs: 200 } });
    expect(result.outcome).toBe("timeout");
    await slow.close();
  });
});
