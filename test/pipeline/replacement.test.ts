/** Something else in the article's place: a wall nobody knows yet, or what the publisher put there. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { news } from "../capture/judged-page.ts";
import { inSite } from "../capture/wall-pages.ts";
import { type LoopbackPage, serveLoopbackPage } from "./loopback-page.ts";

const before = inSite("Flood at Marrow Bridge closes the mill road", news(3000));
const other = (guests: number) =>
  inSite("Zu viele Gäste heute", [
    `Der Turm ist voll, ${guests} sind oben. Der Weg führt durch den Garten. Das Tor schließt um acht.`,
  ]);
const lineOrTwo = inSite("Zu viele Gäste heute", [
  "Der Turm ist voll, viele sind oben. Der Weg führt durch den Garten.",
]);
const label = inSite("Zu viele Gäste heute", ["Turm voll", "Weg durch den Garten"]);

describe("a short text that shares nothing with the article", () => {
  let page: LoopbackPage;
  beforeAll(async () => {
    page = await serveLoopbackPage("/2024/03/01/flood-at-marrow-bridge");
  });
  afterAll(() => page.close());

  const looks = async (html: string, hours: number) => {
    const seen: string[] = [];
    for (let hour = 0; hour < hours; hour += 1) {
      const { outcome, finding, tip } = await page.look(html);
      seen.push(finding === "changed" ? `version ${tip?.version}` : outcome);
    }
    return seen;
  };

  it("is a version when it has stood there for a day, as of the first look", async () => {
    await page.look(before);
    const first = await page.look(other(90));
    expect([first.outcome, first.awaiting?.sightings]).toEqual(["interstitial", 1]);
    const rest = await looks(other(90), 24);
    expect(rest).toEqual([...Array.from({ length: 23 }, () => "interstitial"), "version 2"]);
    const record = (await page.records()).at(-1);
    expect([record?.capture.capturedAt, record?.confirmedAt !== undefined]).toEqual([first.capturedAt, true]);
    expect(await looks(other(90), 1)).toEqual(["ok"]);
  });

  it("is none while it says something else at every look, or when the article comes back", async () => {
    await page.look(before);
    const versions = (await page.records()).length;
    for (let guest = 0; guest < 30; guest += 1) await page.look(other(guest));
    await looks(other(50), 20);
    await page.look(before);
    expect(await looks(other(50), 20)).toEqual(Array.from({ length: 20 }, () => "interstitial"));
    expect((await page.records()).length).toBe(versions);
  });

  it.each([
    ["of a line or two", lineOrTwo, "interstitial"],
    ["of labels", label, "no-article"],
  ])("%s is on record for as long as it stands, and no version", async (_name, html, outcome) => {
    await page.look(before);
    const versions = (await page.records()).length;
    expect(await looks(html, 60)).toEqual(Array.from({ length: 60 }, () => outcome));
    expect((await page.records()).length).toBe(versions);
    expect((await page.look(before)).finding).toBe("unchanged");
  });

  it("is a version when it is the publisher's retraction, at the second look", async () => {
    await page.look(before);
    const versions = (await page.records()).length;
    const retraction = inSite("Flood at Marrow Bridge closes the mill road", [
      "This article has been withdrawn because it said wrongly that the bridge had fallen.",
    ]);
    expect((await page.look(retraction)).finding).toBe("awaiting");
    expect((await page.look(retraction)).finding).toBe("changed");
    expect((await page.records()).length).toBe(versions + 1);
  });

  it("is believed like any loss when it is signed", async () => {
    await page.look(before);
    const signed = other(70).replace(
      "<p>",
      '<p class="byline">By Jonas Reed</p><time>2 March 2024</time><p>',
    );
    expect((await page.look(signed)).finding).toBe("awaiting");
    expect((await page.look(signed)).finding).toBe("changed");
  });

  it("is waited for when another article of its length stands there, and believed at the second look", async () => {
    await page.look(before);
    const bakers = inSite("Bakers of Ellery win the prize again", [
      "The bakers took the prize of the shire for the third year, with a loaf of rye and of barley from their own oven.",
      "Ines Harrow runs the shop in Quay Street with two sons, who get up at night and bake until the first ship leaves.",
      ...Array.from(
        { length: 25 },
        (_, at) => `Loaf ${at} went to the table of judge ${at}, who broke it and ate.`,
      ),
    ]);
    const first = await page.look(bakers);
    expect([first.finding, first.reason]).toEqual([
      "awaiting",
      "another headline and another text, that share nothing with those before: waiting for a second look",
    ]);
    expect((await page.look(before)).finding).toBe("unchanged");
    expect((await page.look(bakers)).finding).toBe("awaiting");
    expect((await page.look(bakers)).finding).toBe("changed");
  });
});
