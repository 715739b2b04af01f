/** Half a page, in good order and as often as one looks: no edit. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { news } from "../capture/judged-page.ts";
import { type LoopbackPage, serveLoopbackPage } from "./loopback-page.ts";

const headline = "Flood at Marrow Bridge closes the mill road";
const paragraphs = news(1500);
const page = (lines: readonly string[], end = "</article></main></body></html>") =>
  `<!doctype html><html><head><title>${headline}</title></head><body><main><article><h1>${headline}</h1>${lines.map((line) => `<p>${line}</p>`).join("")}${end}`;
const few = paragraphs.slice(0, 6);

describe("a page that was closed at its end", () => {
  let site: LoopbackPage;
  beforeAll(async () => {
    site = await serveLoopbackPage("/news/marrow-bridge");
    await site.look(page(paragraphs));
  });
  afterAll(() => site.close());

  it.each([
    ["in the midst of a word", page(few, "<p>The river st")],
    ["after a paragraph", page(few, "")],
    ["after a sentence", page(few, `<p>${paragraphs[6]}`)],
  ])("and comes cut %s is truncated, however often it comes", async (_name, html) => {
    const looks = [await site.look(html), await site.look(html), await site.look(html)];
    expect(looks.map(({ outcome, finding }) => [outcome, finding])).toEqual(
      Array.from({ length: 3 }, () => ["truncated", undefined]),
    );
    expect((await site.look(page(paragraphs))).finding).toBe("unchanged");
  });

  it("says why", async () => {
    const { reason } = await site.look(page(few, ""));
    expect(reason).toMatch(
      /^the page breaks off after \d+ of \d+ characters: it was closed before, and is not now$/,
    );
  });

  it("loses its end for good where its template no longer writes one, and what is gone is believed", async () => {
    const html = page(few, "</article></main>");
    expect((await site.look(html)).finding).toBe("awaiting");
    expect((await site.look(html)).finding).toBe("changed");
  });
});
