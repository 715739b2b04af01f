/** What servers do, row by row, and what a look at it comes to. Bodies cut or coded: web-bodies.test.ts. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Outcome } from "../../lib/article/outcome.ts";
import type { CaptureLimits } from "../../lib/capture/limits.ts";
import { lookAt } from "./look-at.ts";
import { answer, type Script, type ScriptedServer, startServer } from "./scripted-server.ts";

const page = "<!doctype html><title>Flood at Marrow Bridge</title><p>The river rose by two metres.</p>";
const html = "Content-Type: text/html; charset=utf-8\r\n";
const ok = "HTTP/1.1 200 OK\r\n";
const length = `Content-Length: ${page.length}\r\n`;

const limits = { wireBytes: 4096, headerBytes: 4096 };
/** For the rows that end in a deadline: short, and yet long enough for a busy machine to see what comes before it. */
const shortLimits = { ...limits, headersMs: 800, exchangeMs: 1000 };

type Row = readonly [name: string, script: Script, outcome: Outcome, reason?: string | RegExp];

function withStatus(status: number, outcome: Outcome): Row {
  const name = `status ${status}`;
  return outcome === "ok"
    ? [name, answer(status, html, page), outcome]
    : [name, answer(status, html, page), outcome, name];
}

const statuses: readonly Row[] = [
  withStatus(200, "ok"),
  withStatus(201, "unexpected-status"),
  withStatus(202, "unexpected-status"),
  withStatus(203, "unexpected-status"),
  withStatus(205, "unexpected-status"),
  withStatus(206, "unexpected-status"),
  withStatus(226, "unexpected-status"),
  withStatus(300, "unexpected-status"),
  withStatus(301, "unexpected-status"),
  withStatus(305, "unexpected-status"),
  withStatus(400, "unexpected-status"),
  withStatus(401, "blocked"),
  withStatus(402, "unexpected-status"),
  withStatus(403, "blocked"),
  withStatus(404, "gone"),
  withStatus(405, "unexpected-status"),
  withStatus(406, "blocked"),
  withStatus(410, "gone"),
  withStatus(418, "unexpected-status"),
  withStatus(429, "blocked"),
  withStatus(451, "legal"),
  withStatus(500, "server-error"),
  withStatus(502, "server-error"),
  withStatus(503, "server-error"),
  withStatus(504, "server-error"),
  withStatus(520, "server-error"),
  withStatus(599, "server-error"),
  withStatus(600, "unexpected-status"),
  withStatus(999, "unexpected-status"),
];

const challenges: readonly Row[] = [
  ["503 with a challenge header", answer(503, "cf-mitigated: challenge\r\n", page), "blocked", "a bot check"],
  [
    "503 with a challenge in its markup",
    answer(503, html, `<div class="g-captcha">`),
    "blocked",
    "a bot check",
  ],
  [
    "202 with a firewall's challenge",
    answer(202, "x-amzn-waf-action: challenge\r\n"),
    "blocked",
    "a bot check",
  ],
  [
    "405 with a firewall's captcha",
    answer(405, "x-amzn-waf-action: captcha\r\n", page),
    "blocked",
    "a bot check",
  ],
  ["403 with a challenge header", answer(403, "cf-mitigated: challenge\r\n", page), "blocked", "a bot check"],
  ["204 No Content", ["HTTP/1.1 204 No Content\r\n\r\n"], "unexpected-status", "status 204"],
  ["304 to a request without conditions", ["HTTP/1.1 304 Not Modified\r\n\r\n"], "unexpected-status", /304/],
  [
    "101 Switching Protocols",
    ["HTTP/1.1 101 Up\r\nUpgrade: h2c\r\n\r\n", "HOLD"],
    "protocol-error",
    /upgrade/,
  ],
  [
    "103 Early Hints before the page",
    ["HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", ...answer(200, html, page)],
    "ok",
  ],
  [
    "100 Continue, which nobody asked for",
    ["HTTP/1.1 100 Continue\r\n\r\n", ...answer(200, html, page)],
    "protocol-error",
  ],
  [
    "interim answers without end",
    [{ drip: "HTTP/1.1 103 Early Hints\r\n\r\n", everyMs: 1 }],
    "protocol-error",
    /interim/,
  ],
];

const statusLines: readonly Row[] = [
  ["no status line at all", [page], "protocol-error"],
  ["a misspelt protocol", ["HTPP/1.1 200 OK\r\n\r\n"], "protocol-error"],
  ["HTTP/1.0", [`HTTP/1.0 200 OK\r\n${html}\r\n${page}`], "ok"],
  ["HTTP/3.0 in clear text", [`HTTP/3.0 200 OK\r\n${html}\r\n${page}`], "protocol-error"],
  ["a status of two digits", [`HTTP/1.1 20 OK\r\n${html}\r\n`], "protocol-error"],
  ["a status that is a word", [`HTTP/1.1 fine\r\n${html}\r\n`], "protocol-error"],
  ["no reason phrase", [`HTTP/1.1 200\r\n${html}${length}\r\n${page}`], "ok"],
  ["closed without a word", [], "protocol-error", /other side closed/],
  ["reset without a word", ["RESET"], "protocol-error", /ECONNRESET/],
  ["reset within the status line", ["HTTP/1.1 20", "RESET"], "protocol-error", /ECONNRESET/],
  ["closed within the headers", [`${ok}Content-Type: te`], "protocol-error"],
  ["reset within the headers", [`${ok}Content-Type: te`, "RESET"], "protocol-error", /ECONNRESET/],
  ["silence", ["HOLD"], "timeout", "no headers within 800 ms"],
  ["headers that never end", [ok, { drip: "X", everyMs: 10 }], "timeout", "no headers within 800 ms"],
];

const headers: readonly Row[] = [
  ["64 header lines", [`${ok}${html}${"X-A: 1\r\n".repeat(64)}${length}\r\n${page}`], "ok"],
  [
    "a flood of header lines",
    [`${ok}${"X-Flood: 12345678\r\n".repeat(999)}`, "HOLD"],
    "protocol-error",
    /HEADERS_OVERFLOW/,
  ],
  [
    "one header line without end",
    [`${ok}X-Long: ${"x".repeat(9999)}`, "HOLD"],
    "protocol-error",
    /HEADERS_OVERFLOW/,
  ],
  ["a header name with a space", [`${ok}Bad Name: 1\r\n${length}\r\n${page}`], "protocol-error"],
  ["a NUL in a header", [`${ok}X-A: 1\x002\r\n${length}\r\n${page}`], "protocol-error"],
  ["a bare line feed in a header", [`${ok}X-A: 1\n${html}${length}\r\n${page}`], "protocol-error"],
  ["a header named __proto__", [`${ok}__proto__: x\r\n${html}${length}\r\n${page}`], "ok"],
  ["bytes beyond ASCII in a header", [`${ok}X-Name: caf\xe9\r\n${html}${length}\r\n${page}`], "ok"],
  ["two lengths that agree", [`${ok}${html}${length}${length}\r\n${page}`], "protocol-error"],
  ["two lengths that differ", [`${ok}${html}${length}Content-Length: 7\r\n\r\n${page}`], "protocol-error"],
  ["a length that is no number", [`${ok}${html}Content-Length: many\r\n\r\n${page}`], "protocol-error"],
  ["a negative length", [`${ok}${html}Content-Length: -5\r\n\r\n${page}`], "protocol-error"],
  ["a length beyond any number", [`${ok}Content-Length: ${"9".repeat(30)}\r\n\r\n${page}`], "protocol-error"],
  [
    "a length and chunks",
    [`${ok}${html}${length}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    "protocol-error",
  ],
  [
    "a transfer coding nobody asked for",
    [`${ok}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    "protocol-error",
    /transfer coding gzip/,
  ],
];

const bodies: readonly Row[] = [
  ["an empty body", answer(200, html), "no-article", "the body is empty"],
  ["a body that ends with the line", [`${ok}${html}\r\n${page}`], "ok"],
  ["a short body", [`${ok}${html}Content-Length: 999\r\n\r\n${page}`], "truncated"],
  [
    "a short body, told to close",
    [`${ok}${html}Connection: close\r\nContent-Length: 999\r\n\r\n${page}`],
    "truncated",
  ],
  ["a body longer than told", [`${ok}${html}${length}\r\n${page} and more`], "ok"],
  ["two answers in a row", [...answer(200, html, page), ...answer(200, html, "another")], "ok"],
  ["a length, and nothing after it", [`${ok}${html}${length}\r\n`], "truncated"],
  [
    "reset within a told length",
    [`${ok}${html}Content-Length: 999\r\n\r\n${page}`, "RESET"],
    "truncated",
    /ECONNRESET/,
  ],
  [
    "reset within chunks, told to close",
    [`${ok}${html}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n99\r\n${page}`, "RESET"],
    "truncated",
  ],
  [
    "reset within a body that ends with the line",
    [`${ok}${html}\r\n${page}`, "RESET"],
    "truncated",
    "ECONNRESET",
  ],
  [
    "a body that stops for ever",
    [`${ok}${html}Content-Length: 999\r\n\r\n${page}`, "HOLD"],
    "timeout",
    "the exchange took more than",
  ],
  [
    "a body that drips for ever",
    [`${ok}${html}Content-Length: 999\r\n\r\n`, { drip: "x", everyMs: 20 }],
    "timeout",
    "the exchange took more than",
  ],
  [
    "chunks that drip for ever",
    [`${ok}${html}Transfer-Encoding: chunked\r\n\r\n`, { drip: "1\r\nx\r\n", everyMs: 20 }],
    "timeout",
  ],
  [
    "a told length beyond the limit",
    [`${ok}${html}Content-Length: 4097\r\n\r\n`, "HOLD"],
    "too-large",
    "more than 4096 bytes",
  ],
  [
    "a body beyond the limit, untold",
    [`${ok}${html}\r\n${"x".repeat(4097)}`, "HOLD"],
    "too-large",
    "more than 4096 bytes",
  ],
  [
    "chunks beyond the limit",
    [
      `${ok}${html}Transfer-Encoding: chunked\r\n\r\n`,
      { drip: `400\r\n${"x".repeat(1024)}\r\n`, everyMs: 1 },
    ],
    "too-large",
  ],
  ["a body at the limit", answer(200, html, page.padEnd(4096)), "ok"],
  [
    "a 404 that drips for ever",
    [`HTTP/1.1 404 Gone\r\nContent-Length: 999\r\n\r\n`, { drip: "x", everyMs: 20 }],
    "gone",
    "status 404",
  ],
  ["a 404 cut short", ["HTTP/1.1 404 Gone\r\nContent-Length: 999\r\n\r\nsor"], "gone", "status 404"],
  ["a 404 beyond the limit", answer(404, html, "x".repeat(9999)), "gone", "status 404"],
];

const chunks: readonly Row[] = (
  [
    ["whole", `${page.length.toString(16)}\r\n${page}\r\n0\r\n\r\n`, "ok"],
    ["with an extension", `${page.length.toString(16)};name=value\r\n${page}\r\n0\r\n\r\n`, "ok"],
    ["with trailers", `${page.length.toString(16)}\r\n${page}\r\n0\r\nX-Sum: 1\r\n\r\n`, "ok"],
    ["of a size that is no number", `zz\r\n${page}\r\n0\r\n\r\n`, "protocol-error"],
    ["of a negative size", `-5\r\n${page}\r\n0\r\n\r\n`, "protocol-error"],
    ["of a size beyond any number", `${"f".repeat(20)}\r\n${page}\r\n0\r\n\r\n`, "protocol-error"],
    ["of too small a size", `5\r\n${page}\r\n0\r\n\r\n`, "protocol-error"],
    ["of too large a size", `fff\r\n${page}\r\n0\r\n\r\n`, "truncated"],
    ["without an end", `${page.length.toString(16)}\r\n${page}\r\n`, "truncated"],
    ["ended within the last line", `${page.length.toString(16)}\r\n${page}\r\n0\r\n`, "truncated"],
    ["none", "0\r\n\r\n", "no-article"],
  ] as const
).flatMap(([name, body, outcome]): Row[] => [
  [`chunks ${name}`, [`${ok}${html}Transfer-Encoding: chunked\r\n\r\n${body}`], outcome],
  [
    `chunks ${name}, told to close`,
    [`${ok}${html}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n${body}`],
    outcome,
  ],
]);

const mediaTypes: readonly Row[] = [
  ["XHTML", answer(200, "Content-Type: application/xhtml+xml\r\n", page), "ok"],
  ["a type in capitals", answer(200, "CONTENT-TYPE: TEXT/HTML\r\n", page), "ok"],
  ["no type, but HTML", answer(200, "", page), "ok"],
  ["no type, HTML after white space", answer(200, "", `\r\n\t ${page}`), "ok"],
  [
    "no type, and plain text",
    answer(200, "", "The river rose by two metres."),
    "not-html",
    /no content type/,
  ],
  ["a type that is none, but HTML", answer(200, "Content-Type: html\r\n", page), "ok"],
  ["plain text", answer(200, "Content-Type: text/plain\r\n", page), "not-html", "text/plain"],
  ["JSON", answer(200, "Content-Type: application/json\r\n", "{}"), "not-html", "application/json"],
  [
    "a feed",
    answer(200, "Content-Type: application/rss+xml\r\n", "<rss/>"),
    "not-html",
    "application/rss+xml",
  ],
  ["a PDF called a page", answer(200, html, "%PDF-1.7 and so on"), "not-html", "a PDF file"],
  [
    "an image called a page",
    answer(200, html, Buffer.from("\x89PNG\r\n\x1a\n", "latin1")),
    "not-html",
    "a PNG image",
  ],
  ["two types, the last one a page's", answer(200, `Content-Type: text/plain\r\n${html}`, page), "ok"],
];

const rows = [
  ...statuses,
  ...challenges,
  ...statusLines,
  ...headers,
  ...bodies,
  ...chunks,
  ...mediaTypes,
].map(([name, script, outcome, reason], index) => ({ name, script, outcome, reason, path: `/${index}` }));

/** Scripts that never end are cut off by a deadline, or by the client's having seen enough. */
const isEndless = ({ script }: { readonly script: Script }) =>
  script.some((step) => step === "HOLD" || (typeof step === "object" && "drip" in step));

describe("what a server does, and what the look comes to", () => {
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await startServer(Object.fromEntries(rows.map(({ path, script }) => [path, script])));
  });
  afterAll(() => server.close());

  async function check({ path, outcome, reason }: (typeof rows)[number], wished: Partial<CaptureLimits>) {
    const result = await lookAt(`${server.origin}${path}`, { limits: wished });
    expect(result.outcome).toBe(outcome);
    if (typeof reason === "string") expect(result.reason).toContain(reason);
    if (reason instanceof RegExp) expect(result.reason).toMatch(reason);
    if (outcome !== "ok") expect(result.reason, "every outcome but ok says why").toBeTruthy();
    expect(result.page !== undefined, "a page is given for ok alone").toBe(outcome === "ok");
    expect(result.capture.exchanges).toHaveLength(1);
  }

  it.each(rows.filter((row) => !isEndless(row)))("$name: $outcome", (row) => check(row, limits));

  it.concurrent.each(rows.filter(isEndless))("$name, without end: $outcome", (row) =>
    check(row, shortLimits),
  );
});
