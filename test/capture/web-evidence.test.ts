/** What a look brings home besides its outcome: evidence for the record, validators for the next look, the payload. */
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Validators } from "../../lib/article/capture.ts";
import { captureSchema } from "../../lib/article/capture.ts";
import { UsageError } from "../../lib/article/errors.ts";
import type { Outcome } from "../../lib/article/outcome.ts";
import type { Leave } from "../../lib/capture/capture-result.ts";
import { lookAt, testAgent, testNow, testWeb } from "./look-at.ts";
import { answer, type ScriptedServer, startServer } from "./scripted-server.ts";

const html = "Content-Type: text/html; charset=utf-8\r\n";
const page = "<!doctype html><p>The river rose by two metres.</p>";
const date = "Date: Sun, 01 Mar 2026 11:59:58 GMT\r\n";
const modified = "Sat, 28 Feb 2026 10:00:00 GMT";

const retryAfters = [
  ["120", 120],
  ["0", 0],
  ["86400", 86_400],
  ["999999999", 86_400],
  ["Sun, 01 Mar 2026 12:10:00 GMT", 600],
  ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
  ["Fri, 31 Dec 9999 23:59:59 GMT", 86_400],
  ["soon", undefined],
  ["", undefined],
] as const;

const oddValidators = [
  ["a weak tag", 'W/"abc"', 'W/"abc"'],
  ["a tag without quotes", "abc", "abc"],
  ["a tag of bytes beyond ASCII", '"caf\xe9"', '"caf\xe9"'],
  ["a tag with a tab", '"a\tb"', undefined],
  ["a tag beyond any measure", `"${"x".repeat(2000)}"`, undefined],
  ["an empty tag", "", undefined],
] as const;

describe("what a look brings home", () => {
  let server: ScriptedServer;
  let asked: (path: string) => string;
  beforeAll(async () => {
    server = await startServer({
      "/page": answer(
        200,
        `Server: x\r\n${date}${html}X-Two: 1\r\nx-two: 2\r\nETag: "v1"\r\nLast-Modified: ${modified}\r\n`,
        page,
      ),
      "/gzip": answer(200, `${html}Content-Encoding: gzip\r\n`, gzipSync(page)),
      "/404": answer(404, html, "<p>Not here.</p>"),
      "/404-long": answer(404, html, "x".repeat(101)),
      "/gzip-cut": answer(200, `${html}Content-Encoding: gzip\r\n`, gzipSync(page).subarray(0, 30)),
      "/empty": answer(200, html),
      "/302": answer(302, html, "<p>Nowhere.</p>"),
      ...Object.fromEntries(
        retryAfters.map(([value], i) => [`/retry/${i}`, answer(429, `Retry-After: ${value}\r\n`)]),
      ),
    });
    asked = (path) => server.requests.findLast((head) => head.startsWith(`GET ${path} `)) ?? "";
  });
  afterAll(() => server.close());

  it("is the exchange as it was, header for header, in order", async () => {
    const { capture } = await lookAt(`${server.origin}/page`);
    expect(captureSchema.parse(capture)).toEqual(capture);
    expect(capture).toMatchObject({
      capturedAt: testNow,
      targetUrl: `${server.origin}/page`,
      serverDate: "Sun, 01 Mar 2026 11:59:58 GMT",
    });
    expect(capture.exchanges).toEqual([
      {
        url: `${server.origin}/page`,
        method: "GET",
        requestHeaders: [
          ["host", `127.0.0.1:${server.port}`],
          ["connection", "close"],
          ["user-agent", testAgent],
          ["accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"],
          ["accept-encoding", "gzip, br, deflate"],
        ],
        status: 200,
        responseHeaders: [
          ["Server", "x"],
          ["Date", "Sun, 01 Mar 2026 11:59:58 GMT"],
          ["Content-Type", "text/html; charset=utf-8"],
          ["X-Two", "1"],
          ["x-two", "2"],
          ["ETag", '"v1"'],
          ["Last-Modified", modified],
          ["Content-Length", String(page.length)],
        ],
        remoteAddress: "127.0.0.1",
        beganAt: testNow,
        endedAt: testNow,
      },
    ]);
  });

  it("records the very lines that were sent", async () => {
    const { capture } = await lookAt(`${server.origin}/page?and=a%20query`);
    const lines = capture.exchanges[0]?.requestHeaders.map(([name, value]) => `${name}: ${value}\r\n`) ?? [];
    expect(asked("/page?and=a%20query")).toBe(`GET /page?and=a%20query HTTP/1.1\r\n${lines.join("")}\r\n`);
  });

  it("keeps the payload as it came", async () => {
    const result = await lookAt(`${server.origin}/gzip`);
    expect(Buffer.from(result.payload ?? [])).toEqual(gzipSync(page));
    expect(result.page).toEqual({ html: page, encoding: "utf-8", encodingRule: "content-type" });
  });

  it("keeps what a 404 says, too", async () => {
    const result = await lookAt(`${server.origin}/404`);
    expect(Buffer.from(result.payload ?? []).toString()).toBe("<p>Not here.</p>");
  });

  it.each([
    ["a 404 beyond the limit", "/404-long"],
    ["gzip cut in two within a body of the length told", "/gzip-cut"],
    ["an empty body", "/empty"],
    ["a redirect to nowhere", "/302"],
  ])("has no payload of %s", async (_name, path) => {
    const result = await lookAt(`${server.origin}${path}`, { limits: { errorBodyBytes: 100 } });
    expect(result.outcome).not.toBe("ok");
    expect(result.payload).toBeUndefined();
  });

  it.each(retryAfters)("asks to wait: Retry-After: %s", async (value, seconds) => {
    const index = retryAfters.findIndex(([row]) => row === value);
    expect((await lookAt(`${server.origin}/retry/${index}`)).retryAfterSeconds).toBe(seconds);
  });
});

describe("validators", () => {
  let server: ScriptedServer;
  const own = (path: string): Validators => ({
    url: `${server.origin}${path}`,
    etag: '"v1"',
    lastModified: modified,
  });
  const look = (path: string, validators: Validators) =>
    lookAt(`${server.origin}${path}`, {}, { validators });
  const conditions = () =>
    server.requests.map((head) => head.split("\r\n").filter((line) => line.startsWith("if-")));

  beforeAll(async () => {
    server = await startServer({
      "/page": answer(200, `${html}ETag: "v1"\r\nLast-Modified: ${modified}\r\n`, page),
      "/304": ["HTTP/1.1 304 Not Modified\r\n\r\n"],
      "/304-new-tag": ['HTTP/1.1 304 Not Modified\r\nETag: "v2"\r\n\r\n'],
      "/to-304": answer(302, "Location: /304\r\n"),
      "/404": answer(404, 'ETag: "gone"\r\n'),
      "/pdf": answer(200, 'Content-Type: application/pdf\r\nETag: "pdf"\r\n', "%PDF-1.7"),
      ...Object.fromEntries(
        oddValidators.map(([, tag], i) => [`/tag/${i}`, answer(200, `${html}ETag: ${tag}\r\n`, page)]),
      ),
    });
  });
  afterAll(() => server.close());

  it("come home byte for byte, with the URL that gave them", async () => {
    expect((await lookAt(`${server.origin}/page`)).validators).toEqual(own("/page"));
  });

  it("go out again byte for byte, both of them", async () => {
    server.requests.length = 0;
    expect(await look("/304", own("/304"))).toMatchObject({
      outcome: "not-modified",
      validators: own("/304"),
    });
    expect(conditions()).toEqual([[`if-none-match: "v1"`, `if-modified-since: ${modified}`]]);
  });

  it("do not go to another URL than the one that gave them", async () => {
    server.requests.length = 0;
    expect(await look("/304", own("/page"))).toMatchObject({ outcome: "unexpected-status" });
    expect(conditions()).toEqual([[]]);
  });

  it("go to the end of a redirect when that gave them, and not to its beginning", async () => {
    server.requests.length = 0;
    expect(await look("/to-304", own("/304"))).toMatchObject({ outcome: "not-modified" });
    expect(conditions()).toEqual([[], [`if-none-match: "v1"`, `if-modified-since: ${modified}`]]);
  });

  it("are no use when the redirect leads elsewhere by now", async () => {
    server.requests.length = 0;
    expect(await look("/to-304", own("/page"))).toMatchObject({ outcome: "unexpected-status" });
    expect(conditions()).toEqual([[], []]);
  });

  it("are renewed by a 304 that brings new ones", async () => {
    expect((await look("/304-new-tag", own("/304-new-tag"))).validators).toEqual({
      url: `${server.origin}/304-new-tag`,
      etag: '"v2"',
    });
  });

  it.each(["/404", "/pdf"])("of %s are not kept: it is no article", async (path) => {
    expect((await lookAt(`${server.origin}${path}`)).validators).toBeUndefined();
  });

  it.each(oddValidators)("%s", async (name, _tag, kept) => {
    const index = oddValidators.findIndex(([row]) => row === name);
    expect((await lookAt(`${server.origin}/tag/${index}`)).validators?.etag).toBe(kept);
  });

  it("that could break a header line are not sent", async () => {
    server.requests.length = 0;
    const url = `${server.origin}/page`;
    await look("/page", { url, etag: '"a"\r\nX-Evil: 1', lastModified: "x\0y" });
    expect(conditions()).toEqual([[]]);
    expect(server.requests[0]).not.toContain("Evil");
  });
});

describe("before a request", () => {
  it.each<[Outcome]>([["robots-disallowed"], ["robots-unreachable"], ["opted-out"]])(
    "%s means: not a byte",
    async (outcome) => {
      const server = await startServer({ "/": answer(200, html, page) });
      const leave = async () => ({ outcome, reason: "because" });
      const result = await lookAt(server.origin, {}, { leave });
      expect(result).toMatchObject({ outcome, reason: "because" });
      expect(result.capture).toMatchObject({ exchanges: [], capturedAt: testNow, endedAt: testNow });
      expect(server.requests).toEqual([]);
      await server.close();
    },
  );

  it("an address that may not be called is not even asked for leave", async () => {
    const asked: string[] = [];
    const leave = async (url: URL): Promise<Leave> => {
      asked.push(url.href);
      return "given";
    };
    expect(await lookAt("http://10.0.0.1/", {}, { leave })).toMatchObject({ outcome: "refused" });
    expect(asked).toEqual([]);
  });

  it.each(["", "stet\r\nX-Evil: 1", "stet\0", "stet (+mailto:ł@example.org)"])(
    "the User-Agent %j is refused",
    async (agent) => {
      await expect(lookAt("http://127.0.0.1:1/", {}, { userAgent: agent })).rejects.toThrow(UsageError);
    },
  );

  it("limits beyond their ceilings are refused, each by its name", () => {
    const create = () => testWeb({ limits: { wireBytes: 1e12, redirects: 0, exchangeMs: 1.5 } });
    expect(create).toThrow(UsageError);
    for (const name of ["wireBytes", "redirects", "exchangeMs"]) expect(create).toThrow(name);
  });
});
