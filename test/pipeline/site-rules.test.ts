/** A site rule that comes, changes or goes is never taken for an edit: real pages, real extraction, real commits. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { articlePrefix } from "../../lib/archive/keys.ts";
import type { SiteRule } from "../../lib/article/site-rule.ts";
import { rebuildDerived, rebuildTimetable } from "../../lib/pipeline/rebuild.ts";
import { type LoopbackPage, serveLoopbackPage } from "./loopback-page.ts";

/** `advert` changes bytes; what the rule is about is the box, which the general method takes for text. */
function html({ boats = "fourteen", advert = "Rope." } = {}): string {
  return `<html><head><title>Wall falls at Alvik</title></head><body><article><h1>Wall falls at Alvik</h1>
    <p class="desk">Alvik desk</p>
    <p>The harbour wall gave way on Monday night, and ${boats} boats that lay behind it were lost.</p>
    <div class="service"><p>The harbour office is open from Monday to Friday, from nine in the morning.</p></div>
    <p>Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time.</p>
    </article><div class="ad">${advert}</div></body></html>`;
}

let page: LoopbackPage;
let rule: SiteRule;
beforeEach(async () => {
  page = await serveLoopbackPage("/news/wall.html");
  rule = { host: new URL(page.url).host, remove: [".service"], byline: ".desk" };
});
afterEach(() => page.close());

const summaryOf = async (look: Awaited<ReturnType<LoopbackPage["look"]>>) =>
  (await page.diff(look))?.diff.changes.map(({ field, action, parts }) => [
    field,
    action,
    ...parts.flatMap((part) => (part.op === "keep" ? [] : [part.removed, part.added])),
  ]);

describe("a rule set between two looks", () => {
  it("at an unchanged page makes no version", async () => {
    const first = await page.look(html());
    expect((await page.article(first)).bylines).toEqual([]);
    await page.readBy(rule);
    const same = await page.look(html());
    const other = await page.look(html({ advert: "Tar." }));
    expect([first, same, other].map(({ finding }) => finding)).toEqual(["first", "unchanged", "unchanged"]);
    expect(other.extractor?.generation).toBe(first.extractor?.generation);
    expect(other.extractor?.digest).not.toBe(first.extractor?.digest);
    expect(await page.records()).toHaveLength(1);
  });

  it("at an edited page makes one version, whose diff names the edit alone", async () => {
    await page.look(html());
    await page.readBy(rule);
    const edited = await page.look(html({ boats: "forty" }));
    expect(edited.finding).toBe("changed");
    expect(await summaryOf(edited)).toEqual([["body", "edit", "fourteen", "forty"]]);
    expect((await page.diff(edited))?.before.extractedAgain).toBe(true);
    const { bylines, blocks } = await page.article(edited);
    expect([bylines, blocks.length]).toEqual([["Alvik desk"], 2]);
    const records = await page.records();
    expect(records.map((record) => record.rule)).toEqual([undefined, rule]);
  });

  it("and changed, and taken away again, makes no version of its own", async () => {
    await page.look(html());
    const findings: (string | undefined)[] = [];
    const selecting = { ...rule, select: ["article p"] };
    for (const next of [rule, selecting, "none" as const, rule]) {
      await page.readBy(next);
      findings.push((await page.look(html({ advert: String(findings.length) }))).finding);
    }
    expect(findings).toEqual(Array(4).fill("unchanged"));
    await page.readBy("none");
    const edited = await page.look(html({ boats: "forty" }));
    expect(await summaryOf(edited)).toEqual([["body", "edit", "fourteen", "forty"]]);
    expect(await page.records()).toHaveLength(2);
  });

  it("is known again after the timetable and all derived objects were lost", async () => {
    await page.look(html());
    await page.readBy(rule);
    const edited = await page.look(html({ boats: "forty" }));
    const { store } = page.ports;
    const derived = [`${articlePrefix(edited.articleId)}versions/00000002/diff.json`, "watches/000.json"];
    const before = await store.get(derived[0] ?? "");
    for (const key of derived) await store.delete(key);
    await rebuildTimetable(page.ports);
    await rebuildDerived(page.ports, "anew");
    expect(await store.get(derived[0] ?? "")).toEqual({ ...before, tag: expect.anything() });
    expect((await page.look(html({ boats: "forty", advert: "Tar." }))).finding).toBe("unchanged");
  });
});

describe("a page that no parser should try", () => {
  it.each([
    ["200,000 parts", "<b></b>x".repeat(100_001), /more than 200000 parts/],
    ["600 elements in one another", "<div>".repeat(600), /more than 512 deep/],
    ["what a rule could be matched on for ever", `${"<p>x</p>".repeat(40_000)}`, /rule takes too long/],
  ])("%s: an outcome, and the version before stays", async (_, markup, reason) => {
    await page.readBy({ ...rule, remove: ["i ~ p"] });
    await page.look(html());
    const look = await page.look(html().replace("</article>", `</article>${markup}`));
    expect([look.outcome, look.reason]).toEqual(["unparseable", expect.stringMatching(reason)]);
    expect((await page.look(html({ advert: "Tar." }))).finding).toBe("unchanged");
    expect(await page.records()).toHaveLength(1);
  });
});

describe("a rule that finds nothing", () => {
  it("leaves the page to the general method, and the line says which part", async () => {
    await page.readBy({ ...rule, select: [".gone"], byline: ".desk" });
    const first = await page.look(html());
    expect(first.read).toMatchObject({ has: ["headline", "byline"], unmatched: ["select"] });
    expect((await page.article(first)).blocks).toHaveLength(2);
    await page.readBy("none");
    expect((await page.look(html({ advert: "Tar." }))).read?.unmatched).toBeUndefined();
  });
});
