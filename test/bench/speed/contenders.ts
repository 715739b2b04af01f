/** What the speed bench runs beside stet: parsing alone, and Readability on linkedom where its modules are to be had. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { load } from "cheerio/slim";
import { parseDocument } from "htmlparser2";
import { extractArticle } from "../../../lib/extract/extract-article.ts";

export type Read = (html: string, url: string) => unknown;

export const contenderNames = ["stet", "cheerio", "htmlparser2", "readability"] as const;
export type ContenderName = (typeof contenderNames)[number];

/** `peers`: a folder in whose node_modules @mozilla/readability and linkedom lie. */
export function contender(name: ContenderName, peers: string): Read {
  switch (name) {
    case "stet":
      return (html, url) => extractArticle(html, { url });
    case "cheerio":
      return (html) => load(html);
    case "htmlparser2":
      return (html) => parseDocument(html);
    case "readability":
      return readability(peers);
  }
}

/** In no package.json here: whoever measures brings them. */
export const peerModules: readonly string[] = ["@mozilla/readability", "linkedom"];

function readability(peers: string): Read {
  const bring = createRequire(join(peers, "package.json"));
  const [{ Readability }, { parseHTML }] = peerModules.map((name) => bring(name));
  return (html) => new Readability(parseHTML(html).document).parse();
}
