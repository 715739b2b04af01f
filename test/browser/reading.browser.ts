/** Reading as people do: with keys, side by side, by search, on paper, without script, on a telephone and on a wall. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixtureSite, livedUrl, longUrl, manyUrl } from "./fixture-site.ts";
import { connectBrowser, openPage, type ServedSite, servePlace } from "./open-pages.ts";

const { place, idOf } = await fixtureSite();
const path = (url: string, page: string): string => `articles/${idOf(url)}/${page}`;
const silentNumber = path("https://paper.example/silent-number", "change-2.html");
const manyEdits = path(longUrl, "change-2.html");

let browser: Browser;
let site: ServedSite;

beforeAll(async () => {
  browser = await connectBrowser();
  site = await servePlace(place);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe("the keys", () => {
  it("go from change to change, and the address goes along", async () => {
    const { page, troubles } = await openPage(browser, site.address + manyEdits);
    const ids = await page.locator(".change").evaluateAll((changes) => changes.map(({ id }) => id));
    expect(ids).toHaveLength(3);
    const steps: (readonly [string, number])[] = [
      ["n", 0],
      ["n", 1],
      ["n", 2],
      ["n", 2],
      ["p", 1],
    ];
    for (const [key, index] of steps) {
      await page.keyboard.press(key);
      expect(new URL(page.url()).hash).toBe(`#${ids[index]}`);
      expect(await page.evaluate("document.activeElement?.id")).toBe(ids[index]);
    }
    expect(troubles).toEqual([]);
  });

  it("switch the view, which is remembered, and unfold what did not change", async () => {
    const { page } = await openPage(browser, site.address + silentNumber);
    await page.keyboard.press("s");
    expect(await page.locator(".side").first().isVisible()).toBe(true);
    await page.reload();
    expect(await page.locator(".side").first().isVisible()).toBe(true);
    expect(await page.locator(".inline").first().isVisible()).toBe(false);
    await page.keyboard.press("u");
    expect(await page.locator("details.unchanged:not([open])").count()).toBe(0);
    await page.keyboard.press("u");
    expect(await page.locator("details.unchanged[open]").count()).toBe(0);
  });

  it("can be turned off, and stay off", async () => {
    const { page } = await openPage(browser, site.address + manyEdits);
    await page.getByRole("button", { name: "Turn the keys off" }).click();
    await page.reload();
    await page.keyboard.press("n");
    expect(new URL(page.url()).hash).toBe("");
  });
});

describe("a permanent link", () => {
  it("shows its change, and the citation names it", async () => {
    const { page } = await openPage(browser, site.address + manyEdits);
    const id = await page.locator(".change").nth(1).getAttribute("id");
    const opened = await openPage(browser, `${site.address}${manyEdits}#${id}`, {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    expect(await opened.page.locator(`.change:target`).getAttribute("id")).toBe(id);
    const cite = opened.page.locator(`#${id} .cite`);
    await cite.locator("summary").click();
    await cite.getByRole("button", { name: "Copy as citation" }).click();
    const copied = await opened.page.evaluate("navigator.clipboard.readText()");
    expect(copied).toMatch(
      /^“River wall approved”, news\.example, https:\/\/news\.example\/long-article: change 2 of 3/,
    );
    expect(copied).toContain(`change-2.html#${id}`);
    expect(copied).toMatch(/record sha256:[0-9a-f]{64}/);
  });
});

describe("the search", () => {
  it("finds headlines and changed words, and leads there", async () => {
    const { page, troubles } = await openPage(browser, `${site.address}search.html`);
    await page.getByLabel("Words").fill("wall approved 4010");
    await page.getByText("1 found.").waitFor();
    await page.locator("#found a").click();
    expect(page.url()).toContain("/change-2.html");
    expect(troubles).toEqual([]);
  });

  it("keeps to a host, and says when there is nothing", async () => {
    const { page } = await openPage(browser, `${site.address}search.html`);
    await page.getByLabel("Words").fill("wall");
    await page.getByLabel("Host").selectOption("quiet.example");
    await page.getByText("1 found.").waitFor();
    await page.getByLabel("Words").fill("zeppelin");
    await page.getByText("Nothing found.").waitFor();
  });

  it("answers what was asked last, however late another index comes", async () => {
    const { page } = await openPage(browser, `${site.address}search.html`);
    const held: (() => Promise<void>)[] = [];
    const isHeld = new Promise<void>((resolve) => {
      void page.route(/articles\/(?!quiet)[^/]+\/search\.json/, (route) => {
        held.push(() => route.continue());
        resolve();
      });
    });
    await page.getByLabel("Words").fill("wall");
    await isHeld;
    await page.getByLabel("Host").selectOption("quiet.example");
    await page.getByText("1 found.").waitFor();
    const late = page.waitForResponse(/articles\/(?!quiet)[^/]+\/search\.json/);
    await Promise.all([late, ...held.map((release) => release())]);
    await page.waitForTimeout(100);
    expect(await page.locator("#found > li").count()).toBe(1);
  });
});

describe("the filters", () => {
  it("leave what was asked for", async () => {
    const { page } = await openPage(browser, site.address, { javaScriptEnabled: false });
    const visible = async (): Promise<number> => page.locator(".change-entry:visible").count();
    const all = await visible();
    await page.locator("#show-class-typographic").check();
    const typographic = await visible();
    expect(typographic).toBeGreaterThan(0);
    expect(typographic).toBeLessThan(all);
    expect(await page.locator(".change-entry:visible:not(.is-typographic)").count()).toBe(0);
  });
});

describe("without script", () => {
  it("changes are read, folded and set side by side", async () => {
    const { page } = await openPage(browser, site.address + silentNumber, { javaScriptEnabled: false });
    expect(await page.locator("del").first().isVisible()).toBe(true);
    await page.getByLabel("side by side").check();
    expect(await page.locator(".side").first().isVisible()).toBe(true);
    const folded = page.locator("details.unchanged").first();
    await folded.locator("summary").click();
    expect(await folded.locator(".text").isVisible()).toBe(true);
    await page.locator(".cite summary").first().click();
    expect(await page.locator(".citation").first().isVisible()).toBe(true);
  });

  it("the search says that it needs it", async () => {
    const { page } = await openPage(browser, `${site.address}search.html`, { javaScriptEnabled: false });
    expect(await page.getByText("The search needs script").isVisible()).toBe(true);
    expect(await page.getByRole("search").count()).toBe(0);
  });
});

const kinds: readonly string[] = [
  "index.html",
  "search.html",
  "about.html",
  "articles/news.example/index.html",
  "articles/news.example/articles-1.html",
  path(manyUrl, "index.html"),
  path(livedUrl, "index.html"),
  path(longUrl, "version-1.html"),
  manyEdits,
  path("https://paper.example/split-and-merged", "change-2.html"),
  path("https://news.example/hostile-text", "change-2.html"),
];

describe("on any screen", () => {
  it.each([360, 768, 1280, 1920])("of %i pixels nothing sticks out", async (width) => {
    const { page } = await openPage(browser, site.address, { viewport: { width, height: 800 } });
    const wide: string[] = [];
    for (const kind of kinds) {
      for (const view of ["inline", "sides"]) {
        await page.goto(site.address + kind);
        if ((await page.locator(`#view-${view}`).count()) > 0) await page.locator(`#view-${view}`).check();
        const wider = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        if (wider !== 0) wide.push(`${kind}, ${view}: ${wider}`);
      }
    }
    expect(wide).toEqual([]);
  });
});

describe("on paper", () => {
  it("stand the changes with their marks, and no controls", async () => {
    const { page } = await openPage(browser, site.address + silentNumber);
    await page.emulateMedia({ media: "print" });
    const removed = page.locator(".inline del").first();
    expect(await removed.isVisible()).toBe(true);
    expect(
      await page.evaluate("getComputedStyle(document.querySelector('.inline del')).textDecorationLine"),
    ).toBe("line-through");
    for (const gone of [".view", ".keys", "header.site nav"])
      expect(await page.locator(gone).first().isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(5000);
  });
});
