/** 200 hostile texts through every field: no page gets an element, an attribute or an address that it should not have. */
import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { publishSite } from "../../lib/pipeline/publish-site.ts";
import { articleWith } from "../compare/articles.ts";
import { hostileTexts } from "../hostile-texts.ts";
import { articleOfText } from "./hostile-articles.ts";
import { memoryPlace, plant, plantEvent, plantingPorts } from "./planted-archive.ts";

const options = { title: "stet", text: "whole", indexed: false, live: false } as const;

async function siteOf(texts: readonly string[]) {
  const ports = plantingPorts();
  const ids: string[] = [];
  for (const [number, text] of texts.entries()) {
    const url = `https://news.example/${number}?${encodeURIComponent(text.slice(0, 200).replace(/\p{Cs}/gu, ""))}`;
    const id = await plant(ports, { url, says: [articleWith(["As before."]), articleOfText(text)] });
    await plantEvent(ports, {
      articleId: id,
      kind: "moved",
      at: "2024-03-02T08:00:00.000Z",
      version: 2,
      to: text,
    });
    ids.push(id);
  }
  const place = memoryPlace();
  await publishSite(ports, place, { options, wanted: "changed" });
  return { ids, place };
}

const calm = await siteOf(["Said calmly"]);
const hostile = await siteOf(hostileTexts);

type Place = ReturnType<typeof memoryPlace>;

const textAt = ({ files }: Place, path: string): string => files.get(path)?.text ?? "";

interface Shape {
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  readonly scripts: readonly (string | undefined)[];
  readonly links: readonly string[];
}

function shapeOf(page: string): Shape {
  const elements: string[] = [];
  const [attributes, links] = [new Set<string>(), new Set<string>()];
  const scripts: (string | undefined)[] = [];
  const $ = load(page);
  for (const node of $("*").toArray()) {
    if (!("attribs" in node)) continue;
    elements.push(node.name);
    for (const name of Object.keys(node.attribs)) attributes.add(`${node.name}.${name}`);
    if (node.name === "script") scripts.push(node.attribs["src"]);
    if (node.attribs["href"] !== undefined) links.add(node.attribs["href"]);
  }
  return { elements, attributes: [...attributes], scripts, links: [...links] };
}

const shapes = new Map(
  [...hostile.place.files].flatMap(([path, { text }]) =>
    path.endsWith(".html") ? [[path, shapeOf(text)] as const] : [],
  ),
);
const shapeAt = (path: string): Shape => shapes.get(path) ?? shapeOf("");

const counted = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

describe("a page with hostile text in every field", () => {
  const [calmId = ""] = calm.ids;
  const calmShapes = new Map(
    ["index.html", "version-2.html", "change-2.html"].map((page) => [
      page,
      shapeOf(textAt(calm.place, `articles/${calmId}/${page}`)),
    ]),
  );

  it.each(["index.html", "version-2.html"])("has exactly the elements of a calm one: %s", (page) => {
    const expected = counted(calmShapes.get(page)?.elements ?? []);
    for (const [number, id] of hostile.ids.entries()) {
      const { elements } = shapeAt(`articles/${id}/${page}`);
      const found = counted(elements);
      // What was removed and what was added may be told in more or fewer pieces.
      for (const name of ["del", "ins", "span"]) {
        delete found[name];
        if (number === 0) delete expected[name];
      }
      expect({ number, found }).toEqual({ number, found: expected });
    }
  });

  it.each(["index.html", "version-2.html", "change-2.html"])(
    "has no attribute that a calm one has not: %s",
    (page) => {
      const known = new Set([...(calmShapes.get(page)?.attributes ?? []), "p.lang", "a.href", "p.dir"]);
      const names = new Set(calmShapes.get(page)?.elements ?? []);
      for (const [number, id] of hostile.ids.entries()) {
        const { elements, attributes } = shapeAt(`articles/${id}/${page}`);
        expect({ number, strange: elements.filter((name) => !names.has(name)) }).toEqual({
          number,
          strange: [],
        });
        expect({ number, strange: attributes.filter((name) => !known.has(name)) }).toEqual({
          number,
          strange: [],
        });
      }
    },
  );

  it("leads to no address but the site's own and the publisher's, and runs the one script", () => {
    for (const [path, { scripts, links }] of shapes) {
      expect(scripts).toEqual([expect.stringMatching(/^(?:\/|(?:\.\.\/)*)reader\.js$/)]);
      const foreign = links.filter((link) => {
        const { host, protocol } = new URL(link, "https://site.example/");
        return protocol !== "https:" || !["site.example", "news.example"].includes(host);
      });
      expect({ path, foreign }).toEqual({ path, foreign: [] });
    }
  });

  it("holds no character that acts unseen", () => {
    const acting =
      /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2028\u2029\ufeff\p{Cs}\ufffe\uffff]/u;
    for (const [path, { text }] of hostile.place.files) {
      if (!/\.(?:html|xml)$/.test(path)) continue;
      expect({ path, found: acting.exec(text.replaceAll("\n", ""))?.[0] }).toEqual({
        path,
        found: undefined,
      });
    }
  });

  it("pollutes nothing", () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });
});
