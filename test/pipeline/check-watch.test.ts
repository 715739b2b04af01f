/** What a look comes to: findings, losses, outcomes, standing, conditions, extractors of two versions. */
import { describe, expect, it } from "vitest";
import { digestOf } from "../../lib/article/digest.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import type { Outcome } from "../../lib/article/outcome.ts";
import type { CaptureResult } from "../../lib/capture/capture-result.ts";
import { extractorOf } from "../../lib/pipeline/extractor.ts";
import { readDiff, readHistory, readVersion } from "../../lib/pipeline/history.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import { capturedPage, pageOf, plainExtractor, simulatedUrl } from "./simulated-article.ts";
import { answered, beginning, day, hour, minute, Story } from "./story.ts";

const answerNothing = () => answered("dns", 0)(beginning);

const otherUrl = "https://news.example/another-story";

/** Another article, at the end of a redirect. */
function redirectedTo(url: string) {
  return (at: Instant): CaptureResult => {
    const { capture, ...page } = capturedPage(url, at, pageOf("another"), at);
    return { ...page, capture: { ...capture, targetUrl: simulatedUrl } };
  };
}

const long = (state: string) =>
  Array.from({ length: 8 }, (_, index) => `${pageOf(state)} Point ${index}.`).join(" ");

describe("what a look finds", () => {
  it("first, unchanged under other bytes, unchanged under the same, changed", async () => {
    const story = new Story();
    expect((await story.says(0, pageOf("A"))).finding).toBe("first");
    const again = await story.says(hour, pageOf("A"));
    expect([again.finding, again.revisit]).toEqual(["unchanged", undefined]);
    const [version] = [...story.bucket.objects.keys()].filter((key) => key.startsWith("payloads/"));
    expect(version).toBeDefined();
    const same = await story.look(hour, (at) => ({
      ...capturedPage(simulatedUrl, at, pageOf("A"), beginning),
    }));
    expect([same.finding, same.revisit]).toEqual(["unchanged", "identical-payload-digest"]);
    const changed = await story.says(hour, pageOf("B"));
    expect([changed.finding, changed.tip?.version]).toEqual(["changed", 2]);
    const diff = await readDiff(story.store(), changed.articleId, 2);
    expect(diff?.diff.changes).toHaveLength(1);
    expect(diff?.window).toEqual({ after: same.capturedAt, before: changed.capturedAt });
  });

  it("keeps nothing of its own for an unchanged look but its line", async () => {
    const story = new Story();
    await story.says(0, pageOf("A"));
    const before = [...story.bucket.objects.keys()];
    await story.says(hour, pageOf("A"));
    expect([...story.bucket.objects.keys()]).toEqual(before);
  });

  it("records a return to an earlier text as such", async () => {
    const story = new Story();
    await addWatches(story.ports(answerNothing), [{ url: simulatedUrl, askedBy: "person" }]);
    for (const state of ["A", "B", "A"]) await story.says(hour, pageOf(state));
    const { records } = await readHistory(story.store(), simulatedUrl);
    expect(records.map((record) => record.revertOf)).toEqual([undefined, undefined, 1]);
  });
});

describe("a large loss of text", () => {
  it("is believed when a look 15 minutes later agrees, and carries the first look's time", async () => {
    const story = new Story();
    await story.says(0, long("A"));
    const loss = await story.says(hour, pageOf("B"));
    expect([loss.finding, story.versions()]).toEqual(["awaiting", 1]);
    expect(story.entry.dueAt).toBe(instantAfter(loss.capturedAt, 15 * minute));
    const tooSoon = await story.says(5 * minute, pageOf("B"));
    expect([tooSoon.finding, tooSoon.awaiting?.capture.capturedAt]).toEqual(["awaiting", loss.capturedAt]);
    const confirmed = await story.says(10 * minute, pageOf("B"));
    expect([confirmed.finding, confirmed.tip?.capturedAt]).toEqual(["changed", loss.capturedAt]);
    const { record, article } = await readVersion(story.store(), confirmed.articleId, 2);
    expect(record.confirmedAt).toBe(confirmed.capturedAt);
    expect(article.blocks[0]?.text).toBe(pageOf("B"));
  });

  it("does not wait for ever on a page that says something else at every look", async () => {
    const story = new Story();
    await story.says(0, long("A"));
    const findings: (string | undefined)[] = [];
    for (const state of ["B1", "B2", "B3", "B4", "B5"])
      findings.push((await story.says(15 * minute, pageOf(state))).finding);
    expect(findings).toEqual(["awaiting", "awaiting", "awaiting", "awaiting", "changed"]);
    expect(story.versions()).toBe(2);
  });

  it("is forgotten when the text comes back", async () => {
    const story = new Story();
    await story.says(0, long("A"));
    await story.says(hour, pageOf("B"));
    expect((await story.says(15 * minute, long("A"))).finding).toBe("unchanged");
    expect([story.entry.awaiting, story.versions()]).toEqual([undefined, 1]);
  });

  it("is suspected in a text that only breaks off", async () => {
    const story = new Story();
    await story.says(0, long("A"));
    const cut = await story.says(hour, long("A").slice(0, -40));
    expect([cut.finding, cut.reason]).toEqual(["awaiting", expect.stringContaining("breaks off")]);
  });
});

describe("outcomes that are no article", () => {
  it.each<[Outcome, number]>([
    ["gone", 404],
    ["legal", 451],
    ["blocked", 403],
    ["server-error", 503],
    ["too-large", 200],
    ["truncated", 200],
    ["dns", 0],
    ["robots-disallowed", 0],
  ])("%s makes no version", async (outcome, status) => {
    const story = new Story();
    await story.says(0, pageOf("A"));
    const look = await story.look(hour, answered(outcome, status));
    expect([look.outcome, look.finding, story.versions()]).toEqual([outcome, undefined, 1]);
    expect((await story.says(hour, pageOf("A"))).finding).toBe("unchanged");
  });

  it("a wall with status 200 is judged before anything is compared, and kept once for a person to see", async () => {
    const story = new Story();
    await story.says(0, pageOf("A"));
    story.judge = () => ({ outcome: "interstitial", reason: "asks for consent" });
    const wall = await story.says(hour, "We value your privacy. Accept all?");
    expect([wall.outcome, wall.reason, wall.tip]).toEqual(["interstitial", "asks for consent", undefined]);
    const payloads = () =>
      [...story.bucket.objects.keys()].filter((key) => key.startsWith("payloads/")).length;
    expect([story.versions(), payloads()]).toEqual([1, 2]);
    await story.says(hour, "We value your privacy! Accept all?");
    expect(payloads()).toBe(2);
  });

  it("a 304 for a page that was never stored is the server's fault", async () => {
    const look = await new Story().look(0, answered("not-modified", 304));
    expect(look.outcome).toBe("protocol-error");
  });
});

describe("removal and return", () => {
  it("a 404 counts when a second one a day later agrees; the way back is told too", async () => {
    const story = new Story();
    await story.says(0, pageOf("A"));
    const first = await story.look(hour, answered("gone", 404));
    expect(first.event).toBeUndefined();
    expect(story.entry.dueAt <= instantAfter(first.capturedAt, day + minute)).toBe(true);
    expect((await story.look(hour, answered("gone", 404))).event).toBeUndefined();
    expect((await story.look(23 * hour, answered("gone", 404))).event?.kind).toBe("removed");
    expect((await story.look(hour, answered("gone", 404))).event).toBeUndefined();
    expect((await story.says(hour, pageOf("A"))).event?.kind).toBe("restored");
    const events = await story.events();
    expect(events.map(({ kind, firstSeenAt }) => [kind, firstSeenAt])).toEqual([
      ["removed", first.capturedAt],
      ["restored", undefined],
    ]);
  });

  it("a removal after a move is told, a day after the first 404", async () => {
    const story = new Story();
    await story.says(0, pageOf("A"));
    expect((await story.look(hour, redirectedTo(otherUrl))).event?.kind).toBe("moved");
    expect((await story.look(day, answered("gone", 404))).event).toBeUndefined();
    expect((await story.look(day, answered("gone", 404))).event?.kind).toBe("removed");
    expect((await story.says(hour, pageOf("A"))).event?.kind).toBe("restored");
  });

  it.each<[Outcome, number]>([
    ["gone", 410],
    ["legal", 451],
  ])("%s with status %i counts at once", async (outcome, status) => {
    const story = new Story();
    await story.says(0, pageOf("A"));
    expect((await story.look(hour, answered(outcome, status))).event?.kind).toBe("removed");
  });

  it("a redirect to another article is a move, to the same one an alias", async () => {
    const story = new Story();
    await story.says(0, pageOf("A"));
    const moved = await story.look(hour, redirectedTo(otherUrl));
    expect([moved.outcome, moved.event?.kind, story.versions()]).toEqual(["moved", "moved", 1]);
    expect((await story.events())[0]?.to).toBe(otherUrl);
  });
});

describe("conditional requests", () => {
  it("carry the validators of the last page believed, and are left out once a week and every 20 looks", async () => {
    const story = new Story();
    const validators = { url: simulatedUrl, etag: '"1"' };
    const withTag = (at: Instant) => ({ ...capturedPage(simulatedUrl, at, pageOf("A"), at), validators });
    await story.look(0, withTag);
    for (let count = 0; count < 20; count++) await story.look(hour, answered("not-modified", 304));
    expect(story.requests.slice(1).map((request) => request.validators)).toEqual(Array(20).fill(validators));
    await story.look(hour, withTag);
    expect(story.requests.at(-1)?.validators).toBeUndefined();
    await story.look(8 * day, withTag);
    expect(story.requests.at(-1)?.validators).toBeUndefined();
  });
});

describe("two versions of the extractor", () => {
  const better = (generation: number) =>
    extractorOf({ generation, digest: digestOf("a better one") }, (html, page) => {
      const { article, unmatched } = plainExtractor.extract(html, page);
      return { article: { ...article, standfirst: "found by the better extractor" }, unmatched };
    });
  const newer = better(2);

  it("a newer one yields no version of its own, but sees an edit", async () => {
    const story = new Story();
    await story.says(0, pageOf("A"));
    story.extractor = newer;
    expect((await story.says(hour, pageOf("A"))).finding).toBe("unchanged");
    const edited = await story.says(hour, pageOf("B"));
    expect(edited.finding).toBe("changed");
    const diff = await readDiff(story.store(), edited.articleId, 2);
    expect(diff?.before.extractedAgain).toBe(true);
    expect(diff?.diff.changes.map((change) => change.field)).toEqual(["body"]);
  });

  it("two builds of one generation take turns without a version of their own", async () => {
    const sibling = better(1);
    const story = new Story();
    await story.says(0, pageOf("A"));
    for (const extractor of [sibling, plainExtractor, sibling]) {
      story.extractor = extractor;
      expect((await story.says(hour, pageOf("A"))).finding).toBe("unchanged");
    }
    expect(story.versions()).toBe(1);
  });

  it("an older one stands back", async () => {
    const story = new Story();
    story.extractor = newer;
    await story.says(0, pageOf("A"));
    story.extractor = plainExtractor;
    const look = await story.says(hour, pageOf("B"));
    expect([look.outcome, story.versions()]).toEqual(["deferred", 1]);
  });
});
