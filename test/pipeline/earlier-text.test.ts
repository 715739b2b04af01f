/** Returns to an earlier text: versions, unless two texts take turns or a copy is stale. */
import { describe, expect, it } from "vitest";
import { readHistory } from "../../lib/pipeline/history.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import { pageOf, simulatedUrl } from "./simulated-article.ts";
import { answered, beginning, hour, minute, Story } from "./story.ts";

/** `A0 B1 A2`: what the page says, and the hours since the look before. */
async function told(story: Story, looks: string): Promise<string[]> {
  const found: string[] = [];
  for (const [, state = "", hours] of looks.matchAll(/([A-Z])([\d.]+)/g)) {
    const look = await story.says(Number(hours) * hour, pageOf(state));
    found.push(look.tip === undefined ? `${look.finding}` : `${look.finding} ${look.tip.version}`);
  }
  return found;
}

const asStory = async (looks: string) => told(new Story(), looks);

describe("two texts that take turns", () => {
  it("are versions three times over, each a return to the one before, and then lines of checks", async () => {
    const story = new Story();
    await addWatches(
      story.ports(() => answered("dns", 0)(beginning)),
      [{ url: simulatedUrl, askedBy: "person" }],
    );
    expect(await told(story, "A0 B1 A1 B1 A1 B1 A1 A1 B1")).toEqual([
      "first 1",
      "changed 2",
      "changed 3",
      "changed 4",
      "variant",
      "unchanged",
      "variant",
      "variant",
      "unchanged",
    ]);
    const { records } = await readHistory(story.store(), simulatedUrl);
    expect(records.map(({ revertOf }) => revertOf)).toEqual([undefined, undefined, 1, 2]);
  });

  it("say which of the versions was seen, and why it is none", async () => {
    const story = new Story();
    await told(story, "A0 B1 A1 B1");
    const look = await story.says(hour, pageOf("A"));
    expect(look).toMatchObject({ finding: "variant", seenVersion: 3, outcome: "ok" });
    expect(look.reason).toBe("the texts of versions 3 and 4 take turns");
  });

  it.each([
    ["a third text ends it", "A0 B1 A1 B1 A1 C1 A1 C1", ["variant", "changed 5", "changed 6", "changed 7"]],
    [
      "one that stays for a day is the article's",
      "A0 B1 A1 B1 A1 A12 A11 A1",
      ["variant", "variant", "variant", "changed 5"],
    ],
    [
      "the newest that stays for a day is, too",
      "A0 B1 A1 B1 A1 B12 B12 A1",
      ["variant", "unchanged", "unchanged", "changed 5"],
    ],
    [
      "three flips that take longer than two days are edits",
      "A0 B1 A25 B25 A1",
      ["changed 3", "changed 4", "changed 5"],
    ],
    ["two flips are a change and its return", "A0 B1 A1 C1 A1", ["changed 3", "changed 4", "changed 5"]],
    [
      "a stay is broken by the other text",
      "A0 B1 A1 B1 A1 A20 B1 A20 A1",
      ["variant", "variant", "unchanged", "variant", "variant"],
    ],
  ])("%s: %s", async (_name, looks, ends) => {
    expect((await asStory(looks)).slice(-ends.length)).toEqual(ends);
  });

  it("leave the newest version's validators and its last sighting as they were", async () => {
    const story = new Story();
    await told(story, "A0 B1 A1 B1");
    const before = story.entry;
    await told(story, "A1");
    expect([story.entry.lastSeenAt, story.entry.validators]).toEqual([before.lastSeenAt, before.validators]);
  });
});

describe("a copy from before the newest version", () => {
  it("is no return, when the cache says how old it is", async () => {
    const story = new Story();
    await told(story, "A0 B1");
    const stale = await story.says(10 * minute, pageOf("A"), [["Age", "1200"]]);
    expect([stale.finding, stale.seenVersion, story.versions()]).toEqual(["stale", 1, 2]);
    expect(stale.reason).toBe(
      "a copy of version 1, made 2024-03-01T08:50:00.000Z by the server's own account, before version 2 was seen",
    );
    expect(story.entry.lastSeenAt).toBe("2024-03-01T09:00:00.000Z");
  });

  it.each([
    ["younger than the newest version", "A", [["Age", "300"]]],
    ["of no age at all", "A", []],
    ["of an age that is no number", "A", [["Age", "-1200"]]],
    ["of a text that never stood there", "C", [["Age", "1200"]]],
  ] as const)("is a version when it is %s", async (_name, state, headers) => {
    const story = new Story();
    await told(story, "A0 B1");
    const look = await story.says(
      10 * minute,
      pageOf(state),
      headers.map(([name, value]) => [name, value]),
    );
    expect([look.finding, look.tip?.version]).toEqual(["changed", 3]);
  });
});
