/** Which rule decides a page's character encoding, in each case and in conflict, and what cannot be read at all. */

import { describe, expect, it } from "vitest";
import { sniffEncoding } from "../../lib/capture/charset.ts";
import { decodePayload } from "../../lib/capture/decode.ts";
import { fc } from "../seeded-properties.ts";
import { sharedSuite } from "./shared-suites.ts";

const type = (charset?: string) =>
  [["Content-Type", charset === undefined ? "text/html" : `text/html; charset=${charset}`]] as [
    string,
    string,
  ][];

const text = (bytes: Uint8Array | string, charset?: string) =>
  decodePayload(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes, type(charset));

const meta = (charset: string) => `<!doctype html><meta charset="${charset}">`;

/** Letters that tell an encoding from its neighbours, and their bytes as another implementation (Python's) writes them. */
const samples = [
  ["windows-1252", "“Café” – 5 €", "93436166e994209620352080"],
  ["iso-8859-2", "Łódź, Žďár", "a3f364bc2c20aeefe172"],
  ["windows-1250", "„Łódź”", "84a3f3649f94"],
  ["windows-1251", "Наводнение в городе", "cde0e2eee4ede5ede8e520e220e3eef0eee4e5"],
  ["koi8-r", "Наводнение в городе", "eec1d7cfc4cec5cec9c520d720c7cfd2cfc4c5"],
  ["iso-8859-7", "Πλημμύρα", "d0ebe7ececfdf1e1"],
  ["windows-1256", "فيضان", "ddedd6c7e4"],
  ["shift_jis", "洪水のニュース", "8d5e908582cc836a8385815b8358"],
  ["euc-jp", "洪水のニュース", "b9bfbfe5a4cea5cba5e5a1bca5b9"],
  ["iso-2022-jp", "洪水のニュース", "1b2442393f3f65244e254b2565213c25391b2842"],
  ["gbk", "洪水新闻", "bae9cbaed0c2cec5"],
  ["gb18030", "洪水新闻", "bae9cbaed0c2cec5"],
  ["big5", "洪水新聞", "ac78a4f4b773bb44"],
  ["euc-kr", "홍수 소식", "c8abbcf620bcd2bdc4"],
] as const;

describe("a declared encoding", () => {
  it.each(samples)("%s is read from Content-Type and from <meta>", (encoding, words, hex) => {
    const bytes = Buffer.from(hex, "hex");
    expect(text(bytes, encoding)).toEqual({ html: words, encoding, encodingRule: "content-type" });
    const page = Buffer.concat([Buffer.from(meta(encoding)), bytes]);
    expect(text(page)).toEqual({ html: meta(encoding) + words, encoding, encodingRule: "meta" });
  });

  it.each([
    ["utf-16le", Buffer.from("\ufeffŁódź", "utf16le")],
    ["utf-16be", Buffer.from("\ufeffŁódź", "utf16le").swap16()],
    ["utf-8", Buffer.from("\ufeffŁódź")],
  ])("%s by its BOM, which is not part of the text", (encoding, bytes) => {
    expect(text(bytes)).toEqual({ html: "Łódź", encoding, encodingRule: "bom" });
  });

  it.each([
    ["latin1", "windows-1252"],
    ["ISO-8859-1", "windows-1252"],
    ["ascii", "windows-1252"],
    ["UTF8", "utf-8"],
    ["x-sjis", "shift_jis"],
    ["ks_c_5601-1987", "euc-kr"],
    ["gb2312", "gbk"],
    ['"utf-8"', "utf-8"],
  ])("goes by the label %s, too", (label, encoding) => {
    expect(text("plain", label)).toMatchObject({ encoding, encodingRule: "content-type" });
  });
});

describe("in conflict", () => {
  const utf8 = Buffer.from("é");
  it.each([
    ["a BOM beats Content-Type", text(Buffer.from("\ufeffé"), "windows-1252"), "é", "bom"],
    [
      "Content-Type beats <meta>",
      text(Buffer.concat([Buffer.from(meta("windows-1251")), utf8]), "utf-8"),
      `${meta("windows-1251")}é`,
      "content-type",
    ],
    [
      "<meta> beats what the bytes look like",
      text(Buffer.concat([Buffer.from(meta("windows-1252")), utf8])),
      `${meta("windows-1252")}Ã©`,
      "meta",
    ],
    ["a label nobody knows counts for nothing", text(utf8, "utf-9"), "é", "utf-8-valid"],
    [
      "a label nobody knows leaves <meta> its say",
      text(Buffer.concat([Buffer.from(meta("windows-1252")), utf8]), "utf-9"),
      `${meta("windows-1252")}Ã©`,
      "meta",
    ],
    [
      "what looks like a BOM further on does not",
      text("\xefa\xef\xbb\xbf", "latin1"),
      "ïaï»¿",
      "content-type",
    ],
    ["UTF-16's BOM beats Content-Type", text(Buffer.from("\ufeffé", "utf16le"), "utf-8"), "é", "bom"],
    [
      "a label nobody knows in <meta> counts for nothing",
      text(Buffer.concat([Buffer.from(meta("utf-9")), utf8])),
      `${meta("utf-9")}é`,
      "utf-8-valid",
    ],
    [
      "<meta> cannot ask for UTF-16",
      text(Buffer.concat([Buffer.from(meta("utf-16")), utf8])),
      `${meta("utf-16")}é`,
      "meta",
    ],
    ["bytes that are UTF-8 are read so", text(utf8), "é", "utf-8-valid"],
    ["bytes that are not are windows-1252", text("caf\xe9 \x93"), "café “", "fallback"],
    ["a label that only an object knows counts for nothing", text(utf8, "__proto__"), "é", "utf-8-valid"],
    [
      "such a label in <meta> counts for nothing",
      text(Buffer.concat([Buffer.from(meta("constructor")), utf8])),
      `${meta("constructor")}é`,
      "utf-8-valid",
    ],
    ["plain ASCII is UTF-8", text("plain"), "plain", "utf-8-valid"],
    [
      "an XML declaration counts like <meta>",
      text('<?xml version="1.0" encoding="windows-1252"?>\xe9'),
      '<?xml version="1.0" encoding="windows-1252"?>é',
      "meta",
    ],
  ])("%s", (_name, page, html, encodingRule) => {
    expect(page).toMatchObject({ html, encodingRule });
  });

  const own = Buffer.from(`${meta("utf-8")}Der Käse für 3 £`);
  it.each([
    [
      "Content-Type alone, over what meta and every letter say",
      own,
      "iso-8859-1",
      "utf-8",
      "utf-8-mislabelled",
    ],
    ["another single-byte label", own, "windows-1251", "utf-8", "utf-8-mislabelled"],
    ["a label that letters could be, too", own, "shift_jis", "shift_jis", "content-type"],
    ["a page of ASCII", Buffer.from(meta("utf-8")), "iso-8859-1", "windows-1252", "content-type"],
    ["a page that calls itself nothing", Buffer.from("Käse"), "iso-8859-1", "windows-1252", "content-type"],
    [
      "letters that are not UTF-8",
      Buffer.concat([own, Buffer.from([0xe9])]),
      "iso-8859-1",
      "windows-1252",
      "content-type",
    ],
    [
      "a page in Latin-1 that is called so twice",
      Buffer.from(`${meta("latin1")}Ã©`),
      "latin1",
      "windows-1252",
      "content-type",
    ],
  ])(
    "%s: a label is wrong only where two witnesses are against it",
    (_name, bytes, label, encoding, encodingRule) => {
      expect(text(bytes, label)).toMatchObject({ encoding, encodingRule });
    },
  );

  it("a declaration is believed within 16 KiB, and not beyond", () => {
    const behind = (length: number) => text(`<!--${"-".repeat(length)}-->${meta("windows-1251")}\xcd`);
    expect(behind(15_000)).toMatchObject({ encodingRule: "meta" });
    expect(behind(17_000)).toMatchObject({ encodingRule: "fallback" });
  });
});

describe("what cannot be read", () => {
  it.each(["hz-gb-2312", "iso-2022-kr", "x-user-defined"])("%s is `bad-encoding`", (label) => {
    expect(text("plain", label)).toEqual({
      outcome: "bad-encoding",
      reason: `the character encoding ${label}`,
    });
  });

  it("a page in Russian that is called UTF-8 is `bad-encoding`: its loss would look like an edit", () => {
    const bytes = Buffer.from("cde0e2eee4ede5ede8e520e220e3eef0eee4e52e20".repeat(20), "hex");
    expect(text(bytes, "utf-8")).toMatchObject({
      outcome: "bad-encoding",
      reason: "not readable as utf-8 (content-type)",
    });
  });

  it("a stray byte in a page of UTF-8 is shown as one, and the rest is read", () => {
    const page = Buffer.concat([Buffer.from("Wort ".repeat(50)), Buffer.from([0xe9]), Buffer.from(" é")]);
    expect(text(page, "utf-8")).toMatchObject({ html: `${"Wort ".repeat(50)}\ufffd é` });
  });

  it("hostile text is left as it is", () => {
    const hostile = "a\0b\u202ec\u200bd\x1b[31m=cmd()e\u0301\u0301";
    expect(text(Buffer.from(hostile), "utf-8")).toMatchObject({ html: hostile });
  });
});

describe("every label and every run of bytes", () => {
  it("ends in text or in an outcome, never in a throw", () => {
    const labels = fc.oneof(
      fc.constantFrom(
        ...samples.map(([name]) => name),
        "utf-16be",
        "iso-8859-8-i",
        "x-mac-cyrillic",
        "ibm866",
        "windows-874",
        "macintosh",
        "euc-jp",
        "iso-2022-jp",
        "gb18030",
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), labels, (bytes, label) => {
        const page = text(bytes, label);
        return "html" in page || page.outcome !== "ok";
      }),
    );
  });
});

const suite = sharedSuite("encoding");

describe.skipIf(suite === undefined)("html5lib's cases of sniffing", () => {
  const cases = (suite?.files() ?? [])
    .filter((file) => file.endsWith(".dat"))
    .flatMap((file) => {
      const parts = (suite?.read(file).toString("latin1") ?? "").split(/^#data\n/m).slice(1);
      return parts.map((part, index) => {
        const [data = "", rest = ""] = part.split(/\n#encoding\n/);
        return {
          name: `${file} ${index + 1}`,
          data,
          encoding: (rest.split("\n")[0] ?? "").trim().toLowerCase(),
        };
      });
    });

  it("are 82", () => {
    expect(cases).toHaveLength(82);
  });

  it.each(cases)("$name: $encoding", ({ data, encoding }) => {
    const sniffed = sniffEncoding(Buffer.from(data, "latin1"), undefined);
    // The suite stops at the declaration: where there is none it expects the locale's encoding, where we look further.
    expect(sniffed.encodingRule === "utf-8-valid" ? "windows-1252" : sniffed.encoding).toBe(encoding);
  });
});
