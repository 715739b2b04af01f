/** 200 hostile texts in a real browser: no dialog, nothing asked for elsewhere, no complaint of the page's own policy. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishSite } from "../../lib/pipeline/publish-site.ts";
import { diffPath } from "../../lib/publish/site-paths.ts";
import { articleWith } from "../compare/articles.ts";
import { hostileTexts, longLine } from "../hostile-texts.ts";
import { articleOfText } from "../publish/hostile-articles.ts";
import { memoryPlace, plant, plantingPorts } from "../publish/planted-archive.ts";
import { wholeTexts } from "./fixture-site.ts";
import { connectBrowser, openPage, type ServedSite, servePlace } from "./open-pages.ts";

const ports = plantingPorts();
const place = memoryPlace();
const ids: string[] = [];
for (const [number, text] of hostileTexts.entries()) {
  const says = [articleWith(["As before."]), articleOfText(text)];
  ids.push(await plant(ports, { url: `https://news.example/hostile-${number}`, says }));
}
const longId = await plant(ports, {
  url: "https://news.example/one-line",
  says: [articleWith([longLine]), articleWith([`${longLine} and 12`])],
});
await publishSite(ports, place, { options: wholeTexts, wanted: "changed" });

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

describe("hostile text", () => {
  it("does nothing on the page of its change", async () => {
    const { page, troubles } = await openPage(browser, site.address);
    for (const id of ids) {
      await page.goto(site.address + diffPath(id, 2));
      await page.keyboard.press("n");
      await page.keyboard.press("u");
      expect({ id, scripts: await page.locator("script").count() }).toEqual({ id, scripts: 1 });
    }
    expect(troubles).toEqual([]);
  });

  it("does nothing on lists, in the search's results and in its feed", async () => {
    const { page, troubles } = await openPage(browser, site.address);
    await page.goto(`${site.address}articles/news.example/index.html`);
    await page.goto(`${site.address}search.html`);
    for (const word of ["script", "onerror", "evil", "proto"]) {
      await page.getByLabel("Words").fill(word);
      await page.locator("#found li").first().waitFor();
      expect(await page.locator("#found").locator("script, img, iframe, svg, style, form").count()).toBe(0);
    }
    expect(troubles).toEqual([]);
  });

  it("of a megabyte on one line leaves the page usable", async () => {
    const { page, troubles } = await openPage(browser, site.address + diffPath(longId, 2), {
      viewport: { width: 360, height: 700 },
    });
    await page.keyboard.press("n");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    expect(troubles).toEqual([]);
  });

  it("in feeds leaves them well-formed, by the browser's own parser", async () => {
    const { page } = await openPage(browser, site.address);
    for (const [path, { text }] of place.files) {
      if (!path.endsWith(".xml")) continue;
      const errors = await page.evaluate(
        `new DOMParser().parseFromString(${JSON.stringify(text)}, "application/xml").querySelectorAll("parsererror").length`,
      );
      expect({ path, errors }).toEqual({ path, errors: 0 });
    }
  });
});
