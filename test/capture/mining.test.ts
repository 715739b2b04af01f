/** What hosts say of mining in /.well-known/tdmrep.json, as they write it, and of which of their pages. */
import { describe, expect, it } from "vitest";
import { type MiningRule, mostMiningRules } from "../../lib/article/mining-rules.ts";
import { miningPath, miningRuleFor } from "../../lib/capture/mining.ts";
import { testAgent, testNow, testWeb } from "./look-at.ts";
import { answer, startServer } from "./scripted-server.ts";

const html = "Content-Type: text/html\r\n";
const json = (value: unknown) => answer(200, "Content-Type: application/json\r\n", JSON.stringify(value));
const one = { location: "/", "tdm-reservation": 1 };
const rule: MiningRule = { location: "/", reserved: true };

describe("a host that answers with", () => {
  it.each<[string, ReturnType<typeof answer>, readonly MiningRule[], failed?: true]>([
    ["a rule", json([one]), [rule]],
    ["a number as text", json([{ ...one, "tdm-reservation": "0" }]), [{ ...rule, reserved: false }]],
    [
      "a policy",
      json([{ ...one, "tdm-policy": " https://a.example/p " }]),
      [{ ...rule, policy: "https://a.example/p" }],
    ],
    ["a rule among nonsense", json([null, 3, {}, { ...one, "tdm-reservation": 7 }, one]), [rule]],
    ["a location of two lines", json([{ ...one, location: "/a\nallow: /" }]), []],
    ["no list", json(one), []],
    ["a page", answer(200, html, "<p>Welcome"), []],
    ["404", answer(404, html, ""), []],
    ["403", answer(403, html, ""), []],
    ["500", answer(500, html, ""), [], true],
    ["429", answer(429, html, ""), [], true],
    ["a redirect, which is not followed", answer(302, "Location: /elsewhere\r\n", ""), []],
    [
      "more rules than any site has",
      json(Array(500).fill(one)),
      Array<MiningRule>(mostMiningRules).fill(rule),
    ],
    ["a coding that it was not asked for", answer(200, "Content-Encoding: gzip\r\n", "[{}]"), []],
  ])("%s", async (_name, said, rules, failed) => {
    const server = await startServer({ [miningPath]: said });
    const found = await testWeb().fetchMiningRules(`${server.origin}/some/article`, testAgent);
    await server.close();
    expect(found).toEqual({ fetchedAt: testNow, ...(failed === undefined ? {} : { failed }), rules });
    expect(server.requests).toHaveLength(1);
  });

  it("nothing, since its name does not resolve", async () => {
    const web = testWeb({ resolve: () => Promise.reject(new Error("ENOTFOUND")) });
    const found = await web.fetchMiningRules("https://news.example.org", testAgent);
    expect(found).toEqual({ fetchedAt: testNow, failed: true, rules: [] });
  });
});

describe("of several rules the first that fits a path holds", () => {
  const rules: MiningRule[] = [
    { location: "/free/*.html$", reserved: false },
    { location: "/news", reserved: true },
    { location: "/news/open", reserved: false },
  ];
  it.each([
    ["/free/a/b.html", false],
    ["/free/a/b.html?c", undefined],
    ["/news/open/1", true],
    ["/sport/1", undefined],
  ])("%s", (path, reserved) => {
    const found = miningRuleFor({ fetchedAt: testNow, rules }, new URL(path, "https://a.example"));
    expect(found?.reserved).toBe(reserved);
  });
});
