/** The walls of fixtures/walls as pages: one a line, `title | part | part …`, in the surroundings such a wall comes in. */
import { readdirSync, readFileSync } from "node:fs";

const usualFolder = new URL("../../fixtures/walls/", import.meta.url);

export interface WallPage {
  readonly family: string;
  readonly title: string;
  readonly html: string;
}

/** A part that is markup stands as it is. */
const markup = (part: string): string =>
  part.startsWith("<") ? part : `<p>${part.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`;

const links = (words: string): string =>
  words
    .split(" ")
    .map((word) => `<li><a href="/${word.toLowerCase()}">${word}</a></li>`)
    .join("");

/** What a newspaper puts around everything it serves. */
function around(title: string, parts: readonly string[]): string {
  return `<header><a href="/">The Marrow Gazette</a><nav><ul>${links("News Politics Business Sport Culture Opinion Weather Live")}</ul></nav></header>
<main><article><h1>${title}</h1>${parts.map(markup).join("\n")}</article></main>
<aside><h2>Most read</h2><ul>${links("Ferries Bridges Harvest Schools Hospitals")}</ul></aside>
<footer><ul>${links("About Contact Terms Privacy Cookies Imprint Newsletters Apps Jobs Archive")}</ul><p>© The Marrow Gazette</p></footer>`;
}

const alone = (title: string, parts: readonly string[]): string =>
  `<div class="main-wrapper"><h1>${title}</h1>${parts.map(markup).join("\n")}</div>`;

const inDialog = (title: string, parts: readonly string[]): string =>
  `<div role="dialog" aria-modal="true"><div class="message"><h2>${title}</h2>${parts.map(markup).join("\n")}</div></div>`;

const surroundings: Readonly<
  Record<string, readonly ((title: string, parts: readonly string[]) => string)[]>
> = {
  consent: [inDialog, alone],
  paywall: [around],
  login: [around, alone],
  "soft-404": [around, alone],
};

export function wallPages(folder = usualFolder): WallPage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .toSorted()
    .flatMap((name) => familyPages(folder, name.replace(/\.txt$/, "")));
}

function familyPages(folder: URL, family: string): WallPage[] {
  const lines = readFileSync(new URL(`${family}.txt`, folder), "utf8")
    .trimEnd()
    .split("\n");
  const ways = surroundings[family] ?? [alone];
  return lines.map((line, index) => {
    const [title = "", ...parts] = line.split(" | ").map((part) => part.trim());
    const way = ways[index % ways.length] ?? alone;
    return { family, title, html: pageOf(title, way(title, parts)) };
  });
}

const pageOf = (title: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

/** A page of a newspaper, whatever stands on it. */
export const inSite = (title: string, parts: readonly string[]): string =>
  pageOf(title, around(title, parts));
