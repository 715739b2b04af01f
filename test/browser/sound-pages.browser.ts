/** Every page of the site: no fault that axe-core or html-validate knows, no dead link, no trouble in the browser. */
import axe from "axe-core";
import { HtmlValidate } from "html-validate/node";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { fixtureSite, wholeTexts } from "./fixture-site.ts";
import { connectBrowser, openPage, type ServedSite, servePlace } from "./open-pages.ts";

const violationsSchema = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

const { place } = await fixtureSite();
const context = await fixtureSite({
  ...wholeTexts,
  text: "context",
  baseUrl: "https://site.example/changes/",
});
const pages = [...place.files.keys()].filter((path) => path.endsWith(".html"));
/** Many pages are alike: every change, and of the other kinds those in which most stands. */
const looked = pages.filter(
  (path) =>
    !path.includes("~") ||
    /change-2\.html|(?:with-a-life|moved-and-cut|hostile-text|arabic|live-blog|table-of)[^/]*\/(?:index|version-2)/.test(
      path,
    ),
);

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

describe("axe-core", () => {
  it.each(["light", "dark"] as const)("finds nothing on any page, %s", async (colorScheme) => {
    const { page, troubles } = await openPage(browser, site.address, { colorScheme, bypassCSP: true });
    const found: string[] = [];
    for (const path of looked) {
      await page.goto(site.address + path.split("/").map(encodeURIComponent).join("/"));
      await page.evaluate(axe.source);
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      const violations = violationsSchema.parse(
        await page.evaluate("axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)"),
      );
      for (const { id, nodes } of violations)
        found.push(`${path}: ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
    }
    expect(found).toEqual([]);
    expect(troubles).toEqual([]);
    expect(looked.length).toBeGreaterThan(30);
  });
});

describe("html-validate", () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended", "html-validate:document"],
    // What lies beside the page needs no digest: whoever could alter it could alter the page.
    rules: { "require-sri": ["error", { target: "crossorigin" }] },
  });

  it.each([
    ["whole texts", place],
    ["short context", context.place],
  ])("finds nothing on any page, %s", async (_, { files }) => {
    const found: string[] = [];
    for (const path of looked) {
      const text = files.get(path)?.text ?? "";
      const { results } = await validator.validateString(text, path);
      for (const { messages } of results)
        for (const { ruleId, message, line } of messages) found.push(`${path}:${line} ${ruleId}: ${message}`);
    }
    expect([...new Set(found)].slice(0, 20)).toEqual([]);
  });
});

describe("links", () => {
  it.each([
    ["whole texts", place],
    ["short context", context.place],
  ])("within the site all lead somewhere, %s", (_, { files }) => {
    const dead: string[] = [];
    for (const [path, { text }] of files) {
      if (!path.endsWith(".html")) continue;
      for (const [, target = ""] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
        const url = new URL(target.replaceAll("&amp;", "&"), `http://site/${path}`);
        if (url.origin !== "http://site") continue;
        // Of a page that stands under any address the links begin where the site does.
        const file = files.get(decodeURIComponent(url.pathname).replace(/^\/(?:changes\/)?/, ""));
        const anchor = url.hash.slice(1);
        if (file === undefined || (anchor !== "" && !file.text.includes(` id="${anchor}"`)))
          dead.push(`${path} → ${target}`);
      }
    }
    expect(dead).toEqual([]);
  });

  it("lead to the publisher's own pages and no other place of the web", () => {
    const outward = new Set<string>();
    for (const { text } of place.files.values())
      for (const [, target = ""] of text.matchAll(/ href="(https?:[^"]*)"/g))
        outward.add(new URL(target).host);
    expect([...outward].sort()).toEqual(["news.example", "paper.example", "quiet.example"]);
  });
});

describe("every page", () => {
  it("says by itself that nothing inline may run, and asks search engines to stay away", () => {
    for (const path of pages) {
      const text = place.files.get(path)?.text ?? "";
      expect(text).toContain("default-src &#39;none&#39;");
      expect(text).toContain('content="noindex, nofollow, noarchive"');
      expect(text).not.toMatch(/ style=| on[a-z]+="|javascript:|<style|<script(?! src=)/);
    }
  });
});
