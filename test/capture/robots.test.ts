/** robots.txt as hosts serve it, and what its rules allow: RFC 9309 by table, by google's cases and by real files. */
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { RobotsCopy } from "../../lib/article/robots-copy.ts";
import { openSocket } from "../../lib/capture/dial.ts";
import { robotsVerdict } from "../../lib/capture/robots-verdict.ts";
import { testAgent, testNow, testWeb } from "./look-at.ts";
import { answer, type Script, type Scripts, startServer } from "./scripted-server.ts";
import { sharedSuite } from "./shared-suites.ts";

const rules = (body: string): RobotsCopy => ({ fetchedAt: testNow, state: "rules", body });
const ask = (body: string, path: string, agent = testAgent) =>
  robotsVerdict(rules(body), new URL(path, "https://news.example.org"), agent);

const allowed = "allowed";
const disallowed = "robots-disallowed";

describe("a robots.txt allows", () => {
  it.each([
    ["nothing said", "", "/a", allowed],
    ["everything", "User-agent: *\nDisallow:", "/a", allowed],
    ["nothing", "User-agent: *\nDisallow: /", "/a", disallowed],
    ["nothing but itself", "User-agent: *\nDisallow: /", "/robots.txt", allowed],
    ["others only", "User-agent: stet\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", disallowed],
    ["us only", "User-agent: stet\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", allowed],
    ["us, whom it names without a rule", "User-agent: *\nDisallow: /\n\nUser-agent: stet", "/a", allowed],
    ["us, in whatever case", "User-agent: STET\nDisallow: /", "/a", disallowed],
    ["us, with a version", "User-agent: stet/9.9 (beta)\nDisallow: /", "/a", disallowed],
    ["us, with a second word", "User-agent: Stet Archiver\nDisallow: /", "/a", disallowed],
    ["a crawler whose name begins like ours", "User-agent: stetson\nDisallow: /", "/a", allowed],
    ["a crawler whose name ends in a number", "User-agent: stet2\nDisallow: /", "/a", allowed],
    ["everyone by `* all`", "User-agent: * all\nDisallow: /", "/a", disallowed],
    [
      "two groups of ours together",
      "User-agent: stet\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: stet\nDisallow: /b",
      "/b",
      disallowed,
    ],
    [
      "rules under several agents",
      "User-agent: x\nUser-agent: stet\nUser-agent: y\nDisallow: /a",
      "/a",
      disallowed,
    ],
    ["rules before any agent count for nothing", "Disallow: /\nUser-agent: *\nAllow: /", "/a", allowed],
    ["the longest match", "User-agent: *\nDisallow: /news\nAllow: /news/open", "/news/open/a", allowed],
    [
      "the longest match, the other way",
      "User-agent: *\nAllow: /news\nDisallow: /news/shut",
      "/news/shut/a",
      disallowed,
    ],
    ["on a tie", "User-agent: *\nDisallow: /news\nAllow: /news", "/news", allowed],
    ["case in paths counts", "User-agent: *\nDisallow: /News", "/news", allowed],
    ["an asterisk", "User-agent: *\nDisallow: /*/print", "/news/a/print", disallowed],
    ["a dollar sign", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf", disallowed],
    ["a dollar sign, not at the end", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x=1", allowed],
    ["queries", "User-agent: *\nDisallow: /*?print=", "/a?print=1", disallowed],
    ["letters beyond ASCII", "User-agent: *\nDisallow: /caf\u00e9", "/caf%C3%A9", disallowed],
    ["their codes in small letters", "User-agent: *\nDisallow: /caf%c3%a9", "/caf%C3%A9", disallowed],
    ["comments", "User-agent: * # all\nDisallow: /a # not this", "/a", disallowed],
    ["carriage returns", "User-agent: *\rDisallow: /a\r", "/a", disallowed],
    ["DOS line ends", "User-agent: *\r\nDisallow: /a\r\n", "/a", disallowed],
    ["a BOM", "\ufeffUser-agent: *\nDisallow: /a", "/a", disallowed],
    ["spaces before the colon", "User-agent : *\nDisallow : /a", "/a", disallowed],
    ["no colon", "User-agent *\nDisallow /a", "/a", disallowed],
    ["a slip of the pen", "Useragent: *\nDissallow: /a", "/a", disallowed],
    [
      "other lines between agents and rules",
      "User-agent: stet\nCrawl-delay: 5\nSitemap: /s.xml\nUser-agent: x\nDisallow: /a",
      "/a",
      disallowed,
    ],
    ["a rule that is no path", "User-agent: *\nDisallow: a", "/a", allowed],
    ["a broken code", "User-agent: *\nDisallow: /%3M\nDisallow: /b", "/b", disallowed],
    ["HTML in place of rules", "<!doctype html><title>Not found</title>", "/a", allowed],
    ["an agent called __proto__", "User-agent: __proto__\nDisallow: /", "/a", allowed],
  ])("%s", (_name, body, path, verdict) => {
    expect(ask(body, path)).toBe(verdict);
  });

  it("all where there is none, and not now where it cannot be read", () => {
    const url = new URL("https://news.example.org/a");
    expect(robotsVerdict({ fetchedAt: testNow, state: "none" }, url, testAgent)).toBe("allowed");
    expect(robotsVerdict({ fetchedAt: testNow, state: "unreachable" }, url, testAgent)).toBe(
      "robots-unreachable",
    );
  });
});

/** `{port}` is the server's; `elsewhere.test` is the same server under another name. */
const hosts: readonly (readonly [
  name: string,
  scripts: Scripts | Script,
  state: RobotsCopy["state"],
  body?: string,
])[] = [
  [
    "200",
    answer(200, "Content-Type: text/plain\r\n", "User-agent: *\nDisallow: /a"),
    "rules",
    "User-agent: *\nDisallow: /a",
  ],
  ["200 and empty", answer(200, ""), "rules", ""],
  ["200 and HTML", answer(200, "Content-Type: text/html\r\n", "<p>Hello"), "rules", "<p>Hello"],
  ["200 with a BOM", answer(200, "", "\ufeffUser-agent: *"), "rules", "User-agent: *"],
  ["200 in UTF-16", answer(200, "", Buffer.from("\ufeffUser-agent: *", "utf16le")), "rules", "User-agent: *"],
  [
    "200 and compressed, unasked",
    answer(200, "Content-Encoding: gzip\r\n", gzipSync("User-agent: *")),
    "rules",
    "User-agent: *",
  ],
  [
    "200 and compressed, cut",
    answer(200, "Content-Encoding: gzip\r\n", gzipSync("User-agent: *").subarray(0, 20)),
    "unreachable",
  ],
  [
    "200 beyond the limit, read to its last whole line",
    answer(200, "", `User-agent: *\n${"Disallow: /private\n".repeat(99)}`),
    "rules",
    `User-agent: *\n${"Disallow: /private\n".repeat(51)}`,
  ],
  ["200 with one line beyond the limit", answer(200, "", "#".repeat(3000)), "rules", ""],
  ["200 cut short", ["HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser-agent: *"], "unreachable"],
  ["200 that never ends", ["HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser", "HOLD"], "unreachable"],
  ["204", ["HTTP/1.1 204 No Content\r\n\r\n"], "unreachable"],
  ["400", answer(400, ""), "none"],
  ["401", answer(401, ""), "none"],
  ["403", answer(403, ""), "none"],
  ["404", answer(404, ""), "none"],
  ["410", answer(410, ""), "none"],
  ["429", answer(429, ""), "unreachable"],
  ["500", answer(500, ""), "unreachable"],
  ["503", answer(503, ""), "unreachable"],
  ["a broken status line", ["HTPP 200\r\n\r\n"], "unreachable"],
  ["silence", ["HOLD"], "unreachable"],
  ["a closed line", [], "unreachable"],
  [
    "a redirect",
    { "/robots.txt": answer(301, "Location: /r\r\n"), "/r": answer(200, "", "User-agent: x") },
    "rules",
    "User-agent: x",
  ],
  [
    "a redirect to another host",
    {
      "/robots.txt": answer(301, "Location: http://elsewhere.test:{port}/r\r\n"),
      "/r": answer(200, "", "User-agent: y"),
    },
    "rules",
    "User-agent: y",
  ],
  ["five redirects", hops(5), "rules", "User-agent: z"],
  ["six redirects", hops(6), "unreachable"],
  ["a redirect in a circle", answer(302, "Location: /robots.txt\r\n"), "unreachable"],
  ["a redirect to a private address", answer(302, "Location: http://10.0.0.1/robots.txt\r\n"), "unreachable"],
  ["a redirect to a file", answer(302, "Location: file:///etc/passwd\r\n"), "unreachable"],
  ["a redirect to nowhere", answer(302, ""), "unreachable"],
];

function hops(count: number): Scripts {
  const redirects = Array.from({ length: count }, (_, hop) => [
    hop === 0 ? "/robots.txt" : `/${hop}`,
    answer(302, `Location: /${hop + 1}\r\n`),
  ]);
  return { ...Object.fromEntries(redirects), [`/${count}`]: answer(200, "", "User-agent: z") };
}

const isScript = (scripts: Scripts | Script): scripts is Script => Array.isArray(scripts);

describe("a host that answers for robots.txt with", () => {
  it.each(hosts.map(([name, scripts, state, body]) => ({ name, scripts, state, body })))(
    "$name",
    async (host) => {
      const { scripts, state, body } = host;
      const server = await startServer(isScript(scripts) ? { "/robots.txt": scripts } : scripts);
      const dialled: string[] = [];
      const web = testWeb({
        // Short enough for the rows in which nothing comes, long enough for a busy machine in the others.
        limits: { exchangeMs: 1500, robotsBytes: 1000 },
        resolve: async () => ["127.0.0.1"],
        open: (target) => {
          dialled.push(...target.addresses);
          return openSocket(target);
        },
      });
      const copy = await web.fetchRobots(server.origin, testAgent, async () => "given");
      expect(copy).toEqual({ fetchedAt: testNow, state, ...(body === undefined ? {} : { body }) });
      expect(new Set(dialled)).toEqual(new Set(["127.0.0.1"]));
      await server.close();
    },
  );

  it("nothing, since its name does not resolve", async () => {
    const web = testWeb({ resolve: () => Promise.reject(new Error("ENOTFOUND")) });
    expect(await web.fetchRobots("https://news.example.org", testAgent, async () => "given")).toEqual({
      fetchedAt: testNow,
      state: "unreachable",
    });
  });

  it("whatever it likes, is asked with our name and without compression", async () => {
    const server = await startServer({ "/robots.txt": answer(200, "") });
    await testWeb().fetchRobots(`${server.origin}/some/article`, testAgent, async () => "given");
    expect(server.requests).toEqual([
      `GET /robots.txt HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nconnection: close\r\nuser-agent: ${testAgent}\r\naccept: text/plain, */*;q=0.1\r\naccept-encoding: identity\r\n\r\n`,
    ]);
    await server.close();
  });
});

const google = sharedSuite("robots");
const caseSchema = z.array(
  z.object({
    test: z.string(),
    robots: z.string(),
    agent: z.string(),
    url: z.string(),
    allowed: z.boolean(),
  }),
);

describe.skipIf(google === undefined)("google's cases that the standard defines", () => {
  const cases = caseSchema
    .parse(JSON.parse(google?.read("google-robotstxt-cases.json").toString() ?? "[]"))
    .filter(({ test }) => test.startsWith("ID_"));
  const wrong = cases.filter(({ robots, agent, url, allowed: expected }) => {
    return (robotsVerdict(rules(robots), new URL(url), agent) === "allowed") !== expected;
  });

  it("are 72, of which no more than two are missed", () => {
    expect(cases).toHaveLength(72);
    // Both ask about a URL with a raw letter beyond ASCII, which no URL has once it is parsed.
    expect(wrong.map(({ test, url }) => [test, url])).toEqual(
      Array(2).fill(["ID_Encoding", "http://foo.bar/foo/bar/ツ"]),
    );
  });
});

/** Read by hand from each file: who may not go where, and where they may. */
const realFiles: readonly (readonly [
  file: string,
  agent: string,
  shut: readonly string[],
  open: readonly string[],
])[] = [
  ["astore.amazon.com-robots.txt", "stet", [], ["/", "/a?b=c"]],
  ["crawl-delay-group-merging.txt", "mybot", ["/private/a"], ["/a"]],
  ["directive-typos-robots.txt", "bot1", ["/dissalow/", "/desallow/"], ["/a"]],
  ["directive-typos-robots.txt", "bot2", ["/useragent/"], ["/dissalow/"]],
  ["directive-typos-robots.txt", "bot4", ["/useragent-no-colon/"], ["/useragent/"]],
  ["dos-line-endings.txt", "stet", [], ["/"]],
  ["extended-standard-robots.txt", "bot1", [], ["/"]],
  ["extension-robots.txt", "mybot", ["/private/a"], ["/admin/", "/secret/"]],
  ["extension-robots.txt", "otherbot", ["/admin/"], ["/private/"]],
  ["extensions-group-merging.txt", "yourbot", ["/private/", "/login/"], ["/"]],
  ["extensions-group-merging.txt", "stet", ["/", "/a"], ["/llms.txt"]],
  ["format-errors-robots.txt", "bot1", ["/whitespace-before-colon/", "/no-colon/"], ["/a"]],
  ["format-errors-robots.txt", "bot2", ["/no-colon-useragent/"], ["/no-colon/"]],
  ["format-errors-robots.txt", "bot3", ["/a"], ["/whitespace-before-colon"]],
  [
    "malformed-path.txt",
    "stet",
    ["/wiki/Wikipedia_talk:Mediation_Committee/"],
    ["/wiki/Wikipedia_talk:Other/"],
  ],
  ["many-user-agents.txt", "wget", ["/"], []],
  ["merge-rules.txt", "wget", ["/tmp/bar"], ["/foo/bar", "/ckh/bar"]],
  ["merge-rules.txt", "curl", ["/"], []],
  ["precedence-of-rules.txt", "testy", ["/foo", "/foo/b"], ["/foo/bar", "/other"]],
  ["relative-sitemap-robots.txt", "stet", ["/cache/", "/files/a"], ["/a"]],
  [
    "rfc9309-example-longest-match-robots.txt",
    "foobot",
    ["/example/page/disallowed.gif"],
    ["/example/page/"],
  ],
  ["rfc9309-example-rule-group-merging.txt", "ExampleBot", ["/foo", "/bar", "/baz"], ["/a"]],
  ["rfc9309-example-rule-group-merging.txt", "BazBot", ["/baz"], ["/foo"]],
  [
    "rfc9309-example-simple-robots.txt",
    "foobot",
    ["/", "/example/"],
    ["/example/page.html", "/example/allowed.gif"],
  ],
  ["rfc9309-example-simple-robots.txt", "bazbot", ["/example/page.html"], ["/example/a"]],
  ["rfc9309-example-simple-robots.txt", "quxbot", [], ["/", "/example/page.html"]],
  ["rfc9309-example-simple-robots.txt", "stet", ["/a.gif", "/example/"], ["/publications/"]],
  ["robots-with-utf16be-bom.txt", "stet", ["/profile", "/a/output/print"], ["/a"]],
  ["robots-with-utf16le-bom.txt", "stet", ["/profile", "/a/output/print"], ["/a"]],
  ["robots-with-utf8-bom.txt", "stet", ["/profile", "/a/output/print"], ["/a"]],
  ["sitemap-robots-dedup.txt", "stet", [], ["/"]],
  ["sitemap-robots.txt", "stet", [], ["/"]],
  ["twitter.com-robots.txt", "stet", ["/a?b", "/a/with_friends"], ["/a"]],
  ["wildcards.txt", "stet", ["/gp/cart", "/exec/obidos/flex-sign-in"], ["/news"]],
  ["www.flot.com-robots.txt", "stet", ["/bitrix/a", "/img/a.png"], ["/news/a"]],
];

const files = sharedSuite("robots/crawler-commons");

describe.skipIf(files === undefined)("the 24 files of crawler-commons", () => {
  it("are all read by hand", () => {
    expect(new Set(realFiles.map(([file]) => file))).toEqual(new Set(files?.files()));
  });

  it.each(realFiles)("%s as %s reads it", async (file, agent, shut, open) => {
    const server = await startServer({ "/robots.txt": answer(200, "", files?.read(file)) });
    const copy = await testWeb().fetchRobots(server.origin, testAgent, async () => "given");
    await server.close();
    const verdict = (path: string) => robotsVerdict(copy, new URL(path, server.origin), agent);
    expect(Object.fromEntries([...shut, ...open].map((path) => [path, verdict(path)]))).toEqual({
      ...Object.fromEntries(shut.map((path) => [path, "robots-disallowed"])),
      ...Object.fromEntries(open.map((path) => [path, "allowed"])),
    });
  });
});
