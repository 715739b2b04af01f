/** Letters that were readable and are not: a fault of encoding, never an edit. */
import { describe, expect, it } from "vitest";
import { hour, Story } from "./story.ts";

const text =
  "Le maire dit « à bientôt » : la fête a été déplacée, le théâtre fermé et la forêt coupée en deux, dit-il.";
const unreadable = (sound: string) => sound.replace(/\P{ASCII}/gu, "\uFFFD");
/** UTF-8 that was declared as windows-1252. */
const misread = (sound: string) => new TextDecoder("windows-1252").decode(new TextEncoder().encode(sound));

/** A long report, of which so many words hold a letter that cannot be read. */
const stray = (broken: number) =>
  Array.from({ length: 40 }, (_, at) => `Le café ${200 + at} ouvre à huit heures et ferme au soir.`)
    .map((line, at) => (at < broken ? line.replace("café", "caf\uFFFD") : line))
    .join(" ");

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
    ["as many as before", stray(5), stray(5).replace("200", "300"), "ok"],
    ["fewer than before", stray(5), stray(2), "ok"],
  ])("%s: a look comes to the right outcome", async (_name, before, after, outcome) => {
    const { look } = await second(before, after);
    expect(look.outcome).toBe(outcome);
  });
});

describe("a first look", () => {
  it.each([
    ["all its letters", unreadable(text), "bad-encoding"],
    [
      "most of its letters, in Russian",
      unreadable("Город остался без воды, сообщили власти во вторник."),
      "bad-encoding",
    ],
    ["one word of many", stray(1), "ok"],
    ["five words of four hundred", stray(5), "ok"],
    ["quotation marks alone", "The chair said: “We knew.” ".repeat(9).replace(/[“”]/gu, "\uFFFD"), "ok"],
    ["none of its letters", text, "ok"],
  ])("at a text that has lost %s: %s", async (_name, said, outcome) => {
    const look = await new Story().says(0, said);
    expect(look.outcome).toBe(outcome);
  });

  it("says how much cannot be read, and the mended text is version 1", async () => {
    const story = new Story();
    const look = await story.says(0, unreadable(text));
    expect(look.reason).toBe(
      "8 of 26 words hold letters that cannot be read: the page's encoding is at fault",
    );
    expect(await story.says(hour, text)).toMatchObject({ finding: "first", tip: { version: 1 } });
  });
});

describe("letters that can be read again", () => {
  const english = `“We knew,” the chair said — it cost £3.7m, and the dam’s café is shut: ${stray(0)}`;
  it.each([
    ["marks for letters", stray(5), stray(0)],
    ["some of them", stray(5), stray(2)],
    ["marks for quotation marks", unreadable(english.slice(0, 80)) + english.slice(80), english],
    ["two letters for one", misread(english), english],
    [
      "two for one before a space",
      misread("voilà, il va à la fête à Rome").replaceAll("\u00A0", " "),
      "voilà, il va à la fête à Rome",
    ],
    ["two for a no-break space", misread("il dit\u00A0: fête").replaceAll("\u00A0", " "), "il dit : fête"],
    ["a mark for a no-break space", `${stray(1)} dit\uFFFD: rien`, `${stray(0)} dit\u00A0: rien`],
    ["one mark for two letters", `${stray(0)} M\uFFFDe`, `${stray(0)} Möße`],
    ["two marks for one letter", `${stray(0)} M\uFFFD\uFFFDbel`, `${stray(0)} Möbel`],
    ["marks for a letter beyond 16 bits", `${stray(0)} \uFFFD\uFFFD\uFFFD\uFFFD!`, `${stray(0)} 🌊!`],
  ])("%s: the same text, and no edit", async (_name, broken, mended) => {
    const { story, look } = await second(broken, mended);
    expect([look.outcome, look.finding, story.versions()]).toEqual(["ok", "unchanged", 1]);
    expect(look.reason).toBe(
      "letters that could not be read can be read now: the page's encoding was mended",
    );
  });

  it.each([
    ["a number beside them", stray(5), stray(0).replace("200", "300")],
    ["a word more", stray(5), `${stray(0)} Voilà.`],
    ["a word less", stray(5), stray(0).replace(" et ferme au soir.", ".")],
    ["a letter that could be read", `${stray(1)} fête`, `${stray(0)} fèté`],
    ["plain letters for marks", stray(5), stray(0).replaceAll("café", "cafe")],
  ])("with %s: an edit", async (_name, broken, mended) => {
    const { look } = await second(broken, mended);
    expect(look.finding).toBe("changed");
  });

  it("and are lost again: a fault, and no edit", async () => {
    const { story } = await second(stray(5), stray(0));
    expect((await story.says(hour, stray(9))).finding).not.toBe("changed");
    expect(story.versions()).toBe(1);
  });
});
