/** Letters that were readable and are not: a fault of encoding, never an edit. */
import { describe, expect, it } from "vitest";
import { hour, Story } from "./story.ts";

const text =
  "Le maire dit « à bientôt » : la fête a été déplacée, le théâtre fermé et la forêt coupée en deux, dit-il.";
const unreadable = (sound: string) => sound.replace(/\P{ASCII}/gu, "\uFFFD");
/** UTF-8 that was declared as windows-1252. */
const misread = (sound: string) => new TextDecoder("windows-1252").decode(new TextEncoder().encode(sound));

async function second(before: string, after: string) {
  const story = new Story();
  await story.says(0, before);
  const look = await story.says(hour, after);
  return { story, look };
}

describe("letters that can no longer be read", () => {
  it("make no version, and the text that comes back makes none either", async () => {
    const { story, look } = await second(text, unreadable(text));
    expect([look.outcome, look.finding, story.versions()]).toEqual(["bad-encoding", undefined, 1]);
    expect(look.reason).toBe("14 letters can no longer be read: the page's encoding is at fault");
    expect((await story.says(hour, text)).finding).toBe("unchanged");
  });

  it.each([
    ["one letter, and nothing else", text, text.replace("fête", "f\uFFFDte"), "bad-encoding"],
    ["many, and an edit besides", text, unreadable(text).replace("deux", "trois"), "bad-encoding"],
    ["one letter read as two, and nothing else", text, text.replace("fête", misread("fête")), "bad-encoding"],
    ["many read as two, and an edit besides", text, misread(text).replace("deux", "trois"), "bad-encoding"],
    ["many read as three", `„${text}“ — 1½ €`, misread(`„${text}“ — 1½ €`), "bad-encoding"],
    ["another letter in a name", text, text.replace("fête", "fète"), "ok"],
    ["one that an edit brought along", text, text.replace("fermé", "rouvert\uFFFD demain"), "ok"],
    ["as many as before", unreadable(text), unreadable(text).replace("deux", "trois"), "ok"],
    ["fewer than before", unreadable(text), text, "ok"],
  ])("%s: a look comes to the right outcome", async (_name, before, after, outcome) => {
    const { look } = await second(before, after);
    expect(look.outcome).toBe(outcome);
  });
});
