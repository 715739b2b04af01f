/**
 * Releases of the extractor and site rules at work on one article in any order: the old one, a better one, another
 * build of the better one, each with or without a rule. Whatever they know of each other, no version is theirs alone.
 */

import { describe, expect, it } from "vitest";
import { articlePrefix, versionKey } from "../../lib/archive/keys.ts";
import { decodeJson } from "../../lib/archive/stored-json.ts";
import { archivedDiffSchema } from "../../lib/article/archived-diff.ts";
import type { Block } from "../../lib/article/article.ts";
import { digestOf } from "../../lib/article/digest.ts";
import type { Look } from "../../lib/article/look.ts";
import { recordSchema } from "../../lib/article/record.ts";
import { completeFromArchive } from "../../lib/pipeline/complete-version.ts";
import { type Extractor, extractorOf } from "../../lib/pipeline/extractor.ts";
import type { TimetableEntry } from "../../lib/watch/timetable.ts";
import { fc } from "../seeded-properties.ts";
import { articleOf, pageOf } from "./simulated-article.ts";
import { answered, beginning, minute, Story } from "./story.ts";

const advert = "Rope and tar, at the old price.";
const rule = { host: "news.example", remove: [".advert"] };

/** Reads more with each generation; under the rule it leaves the advert out. */
function extractorNamed(name: string, generation: number, more: boolean): Extractor {
  return extractorOf({ generation, digest: digestOf(name) }, (html, page) => {
    const article = articleOf(html.replace(/^<!-- .*? -->/, ""));
    const noise: Block[] = page.rule === undefined ? [{ kind: "paragraph", text: advert }] : [];
    const blocks = [...article.blocks, ...noise];
    const better = more ? { standfirst: `Read by ${name}.`, bylines: [name] } : {};
    return { article: { ...article, ...better, blocks }, unmatched: [] };
  });
}

const handlers = {
  old: extractorNamed("the old one", 1, false),
  better: extractorNamed("the better one", 2, true),
  sibling: extractorNamed("another build of it", 2, true),
};
type Handler = keyof typeof handlers;

interface Step {
  readonly handler: Handler;
  readonly ruled: boolean;
  /** Whether the page was edited since the step before. */
  readonly edited: boolean;
}

const step = fc.record<Step>({
  handler: fc.constantFrom<Handler>("old", "better", "sibling"),
  ruled: fc.boolean(),
  edited: fc.boolean(),
});

/** What a page says after so many edits. */
const textAfter = (edits: number): string => pageOf(`number ${edits}`);

/** One timetable for all, or each with its own knowledge, as after a run that died. */
async function history(steps: readonly Step[], shared: boolean) {
  const story = new Story();
  const entries = new Map<Handler, TimetableEntry>();
  const looks: { look: Look; edits: number; handler: Handler }[] = [];
  let edits = 0;
  for (const { handler, ruled, edited } of steps) {
    edits += edited ? 1 : 0;
    story.extractor = handlers[handler];
    const known = shared ? story.entry : (entries.get(handler) ?? freshEntry(story));
    const { rule: _, ...entry } = known;
    story.entry = { ...entry, ...(ruled ? { rule } : {}), ...(shared ? {} : { tipUnsure: true }) };
    looks.push({ look: await story.says(5 * minute, textAfter(edits)), edits, handler });
    entries.set(handler, story.entry);
  }
  return { story, looks, edits };
}

const freshEntry = (story: Story): TimetableEntry => {
  const { tip: _, ...entry } = story.entry;
  return entry;
};

/** The state that each version's payload has, in order, and every text that its diff touches. */
function versionsOf(story: Story, articleId: string) {
  const prefix = `${articlePrefix(articleId)}versions/`;
  const keys = [...story.bucket.objects.keys()].filter((key) => key.startsWith(prefix));
  return keys
    .filter((key) => key.endsWith("/record.json"))
    .map((key) => {
      const record = decodeJson(recordSchema, key, story.bucket.objects.get(key)?.bytes ?? new Uint8Array());
      const diffKey = versionKey(articleId, record.version, "diff.json");
      const stored = story.bucket.objects.get(diffKey);
      const diff = stored && decodeJson(archivedDiffSchema, diffKey, stored.bytes).diff;
      return { record, fields: (diff?.changes ?? []).map(({ field, action }) => `${action} of ${field}`) };
    })
    .sort((a, b) => a.record.version - b.record.version);
}

describe("extractors side by side", () => {
  it.each([
    ["one timetable", true],
    ["each its own knowledge", false],
  ])("make no version of their own, lose none, and name no change but the edit (%s)", async (_, shared) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { story, looks } = await history(steps, shared);
        const [first] = looks;
        if (first === undefined) return;
        const versions = versionsOf(story, first.look.articleId);
        const states = versions.map(
          ({ record }) => looks.find(({ look }) => look.payloadDigest === record.payloadDigest)?.edits,
        );
        // Every look that was allowed to judge is on record; an older release stands back once a newer was at work.
        const judged = looks.filter(({ look }) => look.outcome === "ok").map(({ edits }) => edits);
        expect(states).toEqual(judged.filter((edits, index) => edits !== judged[index - 1]));
        for (const { fields } of versions.slice(1)) expect(fields).toEqual(["edit of body"]);
        const stoodBack = looks.filter(({ look }) => look.outcome !== "ok");
        expect(stoodBack.filter(({ handler }) => handler !== "old")).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("an older release that finishes what a newer left undone tells the edit alone, and says how", async () => {
    const { story, looks } = await history(
      [
        { handler: "old", ruled: false, edited: false },
        { handler: "better", ruled: true, edited: true },
      ],
      true,
    );
    const articleId = looks[0]?.look.articleId ?? "";
    const key = versionKey(articleId, 2, "diff.json");
    story.bucket.objects.delete(key);
    story.extractor = handlers.old;
    await completeFromArchive(
      story.ports(() => answered("dns", 0)(beginning)),
      articleId,
      2,
    );
    const stored = decodeJson(
      archivedDiffSchema,
      key,
      story.bucket.objects.get(key)?.bytes ?? new Uint8Array(),
    );
    expect([stored.before.extractedAgain, stored.after.extractedAgain]).toEqual([true, true]);
    expect(stored.diff.changes.map(({ field }) => field)).toEqual(["body"]);
  });
});
