/** Who asked not to be watched: how it is written, and which addresses it covers. */
import { describe, expect, it } from "vitest";
import { optedOut, parsePlace } from "../../lib/article/opt-outs.ts";

const since = "2024-03-01T08:00:00.000Z";
const covered = (place: string, url: string) =>
  optedOut({ format: 1, optOuts: [{ place: parsePlace(place), askedBy: "person", since }] }, new URL(url)) !==
  undefined;

describe("an opt-out of", () => {
  it.each([
    ["example.org", "https://example.org/news/flood", true],
    ["example.org", "http://www.example.org/", true],
    ["www.example.org", "https://example.org/", true],
    ["EXAMPLE.org", "https://example.org/", true],
    ["example.org", "https://live.example.org/", true],
    ["live.example.org", "https://example.org/", false],
    ["example.org", "https://notexample.org/", false],
    ["example.org", "https://example.org.example.net/", false],
    ["bücher.example", "https://xn--bcher-kva.example/a", true],
    ["https://example.org/news/flood", "https://example.org/news/flood", true],
    ["https://example.org/news/flood", "http://www.example.org/news/flood/?utm_source=x", true],
    ["https://example.org/news/flood", "https://example.org/news/flood/live", true],
    ["https://example.org/news/flood", "https://example.org/news/floods", false],
    ["https://example.org/news/", "https://example.org/news/flood", true],
    ["https://example.org/", "https://example.org/anything", true],
    ["https://example.org/", "https://live.example.org/anything", false],
    ["https://example.org/?p=1", "https://example.org/?p=1", true],
    ["https://example.org/?p=1", "https://example.org/?p=2", false],
  ])("%s, asked about %s: %s", (place, url, expected) => {
    expect(covered(place, url)).toBe(expected);
  });

  it.each([
    "",
    "example.org/news",
    "user@example.org",
    "https://",
    "ftp://example.org/",
    "two words",
    "https://a:b@example.org/",
  ])("%j is refused, by its name", (typed) => {
    expect(() => parsePlace(typed)).toThrow(`"${typed}"`);
  });
});
