/** Wishes of publishers about being kept, as they write them: read, recorded, and never in the way of a look. */
import { describe, expect, it } from "vitest";
import type { Reservations } from "../../lib/article/reservations.ts";
import { reservationsOf } from "../../lib/capture/reservations.ts";
import { lookAt } from "./look-at.ts";
import { answer, startServer } from "./scripted-server.ts";

const header = (...lines: string[]): [string, string][] =>
  lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);
const meta = (name: string, content: string) =>
  `<!doctype html><head><meta name="${name}" content="${content}"></head><p>Text`;
const mined = (saidIn: "header" | "meta", policy?: string): Reservations => ({
  tdm: { reserved: true, saidIn, ...(policy === undefined ? {} : { policy }) },
});

describe("a page that says", () => {
  it.each<[string, [string, string][], string, Reservations | undefined]>([
    ["nothing", [], "<p>Text", undefined],
    ["noarchive in a header", header("X-Robots-Tag: noarchive"), "", { noarchive: ["header"] }],
    ["noarchive among others", header("x-robots-tag: noindex, NoArchive"), "", { noarchive: ["header"] }],
    ["noarchive to us", header("X-Robots-Tag: stet: noarchive"), "", { noarchive: ["header"] }],
    ["noarchive to another", header("X-Robots-Tag: otherbot: noarchive, nofollow"), "", undefined],
    [
      "noarchive to another, and to us in a second line",
      header("X-Robots-Tag: otherbot: noindex", "X-Robots-Tag: noarchive"),
      "",
      { noarchive: ["header"] },
    ],
    [
      "when it ends, and noarchive",
      header("X-Robots-Tag: unavailable_after: 25 Jun 2030, noarchive"),
      "",
      { noarchive: ["header"] },
    ],
    ["noindex alone", header("X-Robots-Tag: noindex"), "", undefined],
    ["noarchive in a meta element", [], meta("robots", "index, noarchive"), { noarchive: ["meta"] }],
    ["noarchive in a meta element to us", [], meta("Stet", "noarchive"), { noarchive: ["meta"] }],
    ["noarchive in a meta element to another", [], meta("otherbot", "noarchive"), undefined],
    [
      "noarchive in both",
      header("X-Robots-Tag: noarchive"),
      meta("robots", "noarchive"),
      { noarchive: ["header", "meta"] },
    ],
    ["noarchive in its text", [], "<p>What noarchive means", undefined],
    ["mining reserved, in a header", header("tdm-reservation: 1"), "", mined("header")],
    [
      "mining reserved, with a policy",
      header("TDM-Reservation: 1", "TDM-Policy: https://example.org/tdm.json"),
      "",
      mined("header", "https://example.org/tdm.json"),
    ],
    ["mining reserved, in a meta element", [], meta("tdm-reservation", "1"), mined("meta")],
    ["mining free", header("tdm-reservation: 0"), "", { tdm: { reserved: false, saidIn: "header" } }],
    ["mining in a word nobody defined", header("tdm-reservation: yes"), "", undefined],
    [
      "mining free in a header and reserved in a meta element",
      header("tdm-reservation: 0"),
      meta("tdm-reservation", "1"),
      { tdm: { reserved: false, saidIn: "header" } },
    ],
  ])("%s", (_name, headers, html, expected) => {
    expect(reservationsOf(headers, html, "stet")).toEqual(expected);
  });
});

it("comes home with the page, which is looked at all the same", async () => {
  const page = meta("robots", "noarchive");
  const headers = "Content-Type: text/html\r\ntdm-reservation: 1\r\n";
  const server = await startServer({ "/a": answer(200, headers, page) });
  const { outcome, reservations } = await lookAt(`${server.origin}/a`);
  await server.close();
  expect([outcome, reservations]).toEqual(["ok", { noarchive: ["meta"], ...mined("header") }]);
});
