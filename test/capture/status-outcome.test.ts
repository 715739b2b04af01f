/**
 * What front ends really sent when they kept a crawler out, and when they did not: real records, beside the checkout of
 * whoever measures. They hold no bodies; of a 200 the page is made up from its title and its length.
 */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { HeaderLines } from "../../lib/article/capture.ts";
import type { Outcome } from "../../lib/article/outcome.ts";
import { statusOutcome } from "../../lib/capture/status-outcome.ts";
import { judgePage } from "../../lib/capture/verdict.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { news } from "./judged-page.ts";
import { sharedSuite } from "./shared-suites.ts";

const records = sharedSuite("responses/edgi-snapshot-quality");

const recordSchema = z.object({
  data: z.object({
    url: z.string(),
    status: z.int(),
    title: z.string(),
    content_length: z.int(),
    headers: z.record(z.string(), z.string()),
    source_metadata: z.object({ redirected_url: z.string().optional() }),
  }),
});

const met = (records?.files() ?? []).flatMap((folder) => {
  const inside = sharedSuite(`responses/edgi-snapshot-quality/${folder}`);
  return (inside?.files() ?? [])
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({
      folder,
      // Folders are named `<front end>-<score>`; 0 is a wall, 1 the page.
      score: Number(folder.slice(folder.lastIndexOf("-") + 1)),
      ...recordSchema.parse(JSON.parse(inside?.read(file).toString() ?? "")).data,
    }));
});
type Met = (typeof met)[number];

/** A page so small holds no article, whatever it says. */
const smallest = 2048;
/** What an article's page has of text, of all its bytes. */
const textShare = 0.1;

function outcomeOf({ url, status, title, headers, content_length: bytes, source_metadata }: Met): Outcome {
  const lines: HeaderLines = Object.entries(headers);
  const byStatus = statusOutcome({ status, headers: lines, body: "", conditional: false });
  if (byStatus !== undefined) return byStatus.outcome;
  const finalUrl = source_metadata.redirected_url ?? url;
  const paragraphs = bytes < smallest ? [] : news(bytes * textShare);
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("");
  const heading = title === "" ? "" : `<h1>${title}</h1>`;
  const html = `<!doctype html><title>${title}</title><body><article>${heading}${body}</article></body>`;
  const article = extractArticle(html, { url: finalUrl });
  return judgePage({ status, targetUrl: url, finalUrl, responseHeaders: lines, html, article }).outcome;
}

describe.skipIf(records === undefined)("records of answers", () => {
  it("are 34", () => {
    expect(met).toHaveLength(34);
  });

  it.each(met.filter(({ score }) => score <= 0.25))(
    "$folder, status $status, “$title”: neither the article nor gone",
    (record) => {
      expect(["ok", "gone"]).not.toContain(outcomeOf(record));
    },
  );

  it.each(met.filter(({ score }) => score > 0.25 && score < 1))(
    "$folder, status $status: the server failed",
    (record) => {
      expect(outcomeOf(record)).toBe("server-error");
    },
  );

  it.each(met.filter(({ score }) => score === 1))(
    "$folder, status $status, “$title”: as the status says",
    (record) => {
      expect(outcomeOf(record)).toBe(record.status === 200 ? "ok" : "gone");
    },
  );
});
