/** `stet log --checks`: every look, every gap, and what they prove, as a person and as a program gets it. */
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { articlePage, type LivingSite, livingSite } from "./living-site.ts";
import { createWorld, saying, withNames } from "./run-stet.ts";

const path = "/news/ferry";
const minute = 60_000;
const hour = 60 * minute;

async function aDay() {
  const site = await livingSite();
  const world = createWorld(await temporaryFolder(), { STET_ALLOW_LOOPBACK: "1" });
  const url = site.origin + path;
  const stet = async (...args: string[]) =>
    withNames(await world.stet(...args), { [new URL(url).host]: "HOST" });
  const look = async (after: number, page: string) => {
    await world.io.clock.sleep(after);
    site.pages.set(path, page);
    await stet("check", "--all");
  };
  await stet("add", "--every", "1h", url);
  expect((await stet("log", "--checks", url)).out).toMatch(
    /\n0 looks, 0 of which .*\nno gaps; a look that comes up to 20 min late makes none\n$/,
  );
  await look(0, articlePage());
  await look(hour, articlePage({ advert: "Sails." }));
  await look(hour, articlePage({ boats: "41", advert: "Sails." }));
  await look(5 * hour, "<title>Just a moment...</title>");
  await look(hour, articlePage({ boats: "41", advert: "Sails." }));
  return { url, stet };
}

describe("stet log --checks", () => {
  it("tells each look, in what window an edit fell, and where nobody looked or nobody could see", async () => {
    const { url, stet } = await aDay();
    expect(await stet("log", "--checks", url)).toEqual(
      saying(`Ferry to Ammer Isle runs again
http://HOST/news/ferry
watched since 2024-03-01 08:00:00Z, every hour

2024-03-01 08:00:10Z  first         kept as version 1
2024-03-01 09:00:10Z  unchanged     other bytes, the same words
2024-03-01 10:00:10Z  changed       version 2, edited after 2024-03-01 09:00:10Z
2024-03-01 10:00:10Z  gap           6 h, until 2024-03-01 16:00:10Z: the article was not seen: interstitial
2024-03-01 11:00:00Z  gap           4 h, until 2024-03-01 15:00:10Z: due and not looked at: stet was not running
2024-03-01 15:00:10Z  interstitial  a wall stands before the article: bot check, by its title
2024-03-01 16:00:10Z  unchanged     the same bytes

5 looks, 4 of which found the article or that it was gone
2 gaps, 6 h together; a look that comes up to 20 min late makes none
longest time in which an edit and its return would not have been seen: 6 h, from 2024-03-01 10:00:10Z to 2024-03-01 16:00:10Z
`),
    );
  });

  it("tells how late looks came, where that makes no gap", async () => {
    const site = await livingSite();
    const world = createWorld(await temporaryFolder(), { STET_ALLOW_LOOPBACK: "1" });
    const url = site.origin + path;
    site.pages.set(path, articlePage());
    await world.stet("add", "--every", "15m", url);
    for (const minutes of [0, 26, 17]) {
      await world.io.clock.sleep(minutes * minute);
      await world.stet("check", "--all");
    }
    const { out } = await world.stet("log", "--checks", url);
    expect(out.split("\n\n").at(-1)).toBe(`3 looks, 3 of which found the article or that it was gone
no gaps; a look that comes up to 20 min late makes none
1 look came late by less, at most by 11 min 10 s
longest time in which an edit and its return would not have been seen: 26 min, from 2024-03-01 08:00:10Z to 2024-03-01 08:26:10Z
`);
    expect(JSON.parse((await world.stet("log", "--checks", "--json", url)).out)).toMatchObject({
      lateLooksThatMakeNoGap: { looks: 1, longest: 670_000, below: 20 * minute },
    });
  });

  it.each([
    [
      "blocked",
      "the server keeps us out: status 403",
      (site: LivingSite) => Object.assign(site, { status: 403 }),
    ],
    [
      "no-article",
      "no article was found on the page: no text of an article on the page",
      (site: LivingSite) => site.pages.set(path, "<title>Pictures</title><p>Ammer Isle."),
    ],
  ])("tells of a gap that is still open, up to now: %s", async (outcome, why, fail) => {
    const site = await livingSite();
    const world = createWorld(await temporaryFolder(), { STET_ALLOW_LOOPBACK: "1" });
    const url = site.origin + path;
    site.pages.set(path, articlePage());
    await world.stet("add", "--every", "1h", url);
    await world.stet("check");
    fail(site);
    await world.io.clock.sleep(hour);
    await world.stet("check");
    await world.io.clock.sleep(50 * minute);
    const { out } = await world.stet("log", "--checks", url);
    expect(
      out.split("\n\n").slice(1).join("\n\n"),
    ).toBe(`2024-03-01 08:00:10Z  first         kept as version 1
2024-03-01 08:00:10Z  gap           1 h 50 min, so far, and still open: the article was not seen: ${outcome}
2024-03-01 09:00:10Z  ${outcome.padEnd(12)}  ${why}

2 looks, 1 of which found the article or that it was gone
1 gap, 1 h 50 min together; a look that comes up to 20 min late makes none
longest time in which an edit and its return would not have been seen: 1 h 50 min, from 2024-03-01 08:00:10Z to 2024-03-01 09:50:10Z
`);
    const { out: json } = await world.stet("log", "--checks", "--json", url);
    expect(JSON.parse(json)).toMatchObject({
      gaps: [{ kind: "blind", to: world.io.clock.now(), open: true }],
    });
  });

  it("tells programs the same", async () => {
    const { url, stet } = await aDay();
    const { out } = await stet("log", "--checks", "--json", url);
    const told: unknown = JSON.parse(out);
    expect(told).toMatchObject({
      checks: [
        { finding: "first" },
        { finding: "unchanged" },
        { finding: "changed" },
        { outcome: "interstitial" },
        { finding: "unchanged" },
      ],
      windows: [
        { version: 1 },
        { version: 2, after: "2024-03-01T09:00:10.000Z", before: "2024-03-01T10:00:10.000Z" },
      ],
      gaps: [{ kind: "blind" }, { kind: "late" }],
      seen: 4,
    });
  });
});
