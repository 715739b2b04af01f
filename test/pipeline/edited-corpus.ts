/** One word of a real page's article is edited: does stet report exactly that? */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { load } from "cheerio";
import type { AnyNode, Text } from "domhandler";
import * as z from "zod";
import { renderDiffText } from "../../lib/compare/render-diff-text.ts";
import { seededRandom } from "../seeded-random.ts";
import { serveLoopbackPage } from "./loopback-page.ts";

const truthSchema = z.record(z.string(), z.object({ articleBody: z.string() }));

export interface CorpusPage {
  readonly id: string;
  readonly html: string;
  /** The article's text as annotators took it down. */
  readonly truth: string;
}

export function readCorpus(folder: string): CorpusPage[] {
  const truth = truthSchema.parse(JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")));
  return Object.entries(truth).map(([id, { articleBody }]) => ({
    id,
    html: gunzipSync(readFileSync(join(folder, "html", `${id}.html.gz`))).toString("utf8"),
    truth: articleBody,
  }));
}

/** A word that stands in no article. */
const planted = "zephyrine";
/** Shorter texts stand in menus and cards as well as in the article. */
const shortestText = 60;

export type EditedPageVerdict =
  | "reported"
  /** One new version, and nothing but the word in its diff, which stands in several blocks. */
  | `reported, where the text stands again: ${number} changes`
  /** Nothing in the page that is surely the article's, so nothing was edited. */
  | "no place to edit"
  /** What became of the look instead. */
  | `missed: ${string}`;

export async function tryEditedPage(page: CorpusPage, seed: number): Promise<EditedPageVerdict> {
  const versions = plant(page, seed);
  if (versions === undefined) return "no place to edit";
  const loopback = await serveLoopbackPage("/news/article.html");
  try {
    const first = await loopback.look(versions.before);
    if (first.finding !== "first") return `missed: first look ${first.outcome} (${first.reason ?? ""})`;
    const second = await loopback.look(versions.after);
    if (second.finding !== "changed") return `missed: second look ${second.outcome}, ${second.finding}`;
    const diff = await loopback.diff(second);
    if (diff === undefined || !renderDiffText(diff.diff).includes(planted))
      return "missed: the diff does not name it";
    const { changes } = diff.diff;
    const others = changes.filter((change) => !JSON.stringify(change).includes(planted)).length;
    if (others > 0) return `missed: ${others} changes that are not the edit`;
    return changes.length === 1
      ? "reported"
      : `reported, where the text stands again: ${changes.length} changes`;
  } finally {
    await loopback.close();
  }
}

/**
 * The page as it is parsed, and the same with one word of its article replaced: wherever the very text stands again (for
 * other screens, in a summary), as a publisher's template has it.
 */
function plant(page: CorpusPage, seed: number): { before: string; after: string } | undefined {
  const $ = load(page.html);
  const truth = squash(page.truth);
  const nodes = textNodes($("body").get(0)).filter(({ data }) => {
    const text = squash(data);
    return text.length >= shortestText && truth.includes(text) && /\p{L}{5,}/u.test(text);
  });
  const random = seededRandom(seed);
  const node = nodes[Math.floor(random() * nodes.length)];
  if (node === undefined) return undefined;
  const before = $.html();
  const words = [...node.data.matchAll(/\p{L}{5,}/gu)];
  const word = words[Math.floor(random() * words.length)];
  if (word === undefined) return undefined;
  const text = squash(node.data);
  for (const copy of textNodes($("body").get(0)).filter(({ data }) => squash(data) === text))
    copy.data = edited(copy.data, word[0], countBefore(node.data, word));
  return { before, after: $.html() };
}

/** How often the word stands before its place. */
const countBefore = (data: string, word: RegExpExecArray): number =>
  data.slice(0, word.index).split(word[0]).length - 1;

/** The text with the word replaced where it stands after so many of the same. */
function edited(data: string, word: string, before: number): string {
  const parts = data.split(word);
  return `${parts.slice(0, before + 1).join(word)}${planted}${parts.slice(before + 1).join(word)}`;
}

const squash = (text: string): string => text.normalize("NFC").replace(/\s+/gu, " ").trim();

/** What nobody sees, and links: their text is as often another article's headline as this one's words. */
const apart = new Set(["script", "style", "noscript", "template", "head", "title", "textarea", "svg", "a"]);

function textNodes(node: AnyNode | undefined): Text[] {
  if (node === undefined) return [];
  if (node.type === "text") return [node];
  if (!("children" in node) || ("name" in node && apart.has(node.name))) return [];
  return node.children.flatMap(textNodes);
}
