/**
 * Real pages captured twice, with others' labels: which pairs does stet report, and what does it say of each? The labels
 * of the pages of terms err both ways, so of the changes only those count in which a paragraph that a reader sees
 * differs.
 *
 *   npm run bench pairs
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { renderDiffText } from "../../lib/compare/render-diff-text.ts";
import { compareArticles, explainArticle, textDigestOf } from "../../lib/index.ts";
import { sharedPath } from "../shared-folder.ts";

const url = "https://pairs.example/terms";
/** Lines of a diff that are printed for one pair, and characters of each. */
const mostLines = 8;
const longestLine = 220;
/** Letters; a shorter line may be a label that stands elsewhere on the page as well. */
const shortestParagraph = 60;

type Page = ReturnType<typeof explainArticle>;

interface Pair {
  readonly name: string;
  readonly before: Page;
  readonly after: Page;
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const isReported = ({ before, after }: Pair): boolean =>
  textDigestOf(before.article) !== textDigestOf(after.article);

function tell(pair: Pair): void {
  const diff = compareArticles(pair.before.article, pair.after.article);
  const lines = renderDiffText(diff)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const counts = `${pair.before.article.blocks.length} and ${pair.after.article.blocks.length} blocks`;
  print(`  ${pair.name}: ${isReported(pair) ? `${diff.changes.length} changes` : "nothing"} (${counts})`);
  for (const line of lines.slice(0, mostLines)) print(`      ${line.slice(0, longestLine)}`);
}

/** What else of the page went or came, and why it is no part of the article. */
function tellLeftOut({ before, after }: Pair): void {
  for (const [sign, one, other] of [
    ["-", before, after],
    ["+", after, before],
  ] as const) {
    const texts = other.blocks.map(({ text }) => text);
    for (const { text, reason } of one.blocks) {
      const at = texts.indexOf(text);
      if (at < 0) print(`      ${sign} ${text.slice(0, longestLine)} (${reason})`);
      else texts.splice(at, 1);
    }
  }
}

/** Without marks, quotes and the targets of links, which converters write otherwise than pages do. */
const words = (text: string): string =>
  (text.replace(/\]\([^)]*\)/g, "] ").match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

/** Whether a paragraph of the one text that is not in the other stands on the page where a reader sees it. */
function showsChange(folder: string, { before, after }: Pair): boolean {
  const [one = "", other = ""] = ["before.md", "after.md"].map((name) =>
    readFileSync(join(folder, name), "utf8"),
  );
  return isShownOnlyIn(one, other, before) || isShownOnlyIn(other, one, after);
}

const shownWords = (page: Page): string => words(page.blocks.map((block) => block.text).join("\n"));

function isShownOnlyIn(text: string, other: string, page: Page): boolean {
  const elsewhere = words(other);
  const shown = shownWords(page);
  return text.split("\n").some((line) => {
    const paragraph = words(line);
    return (
      paragraph.length >= shortestParagraph && !elsewhere.includes(paragraph) && shown.includes(paragraph)
    );
  });
}

function benchTerms(root: string): void {
  const pairs = readdirSync(root).map((name) => {
    const read = (part: string): Page =>
      explainArticle(gunzipSync(readFileSync(join(root, name, `${part}.html.gz`))).toString("utf8"), { url });
    return { name, before: read("before"), after: read("after") };
  });
  const noise = pairs.filter(({ name }) => name.includes("__noise"));
  const differing = noise.filter(isReported);
  print(`pages of terms, labelled unchanged: ${differing.length} of ${noise.length} differ (bar 2)`);
  for (const pair of differing) tell(pair);
  const changes = pairs.filter(({ name }) => name.includes("__change"));
  const visible = changes.filter((pair) => showsChange(join(root, pair.name), pair));
  const missed = visible.filter((pair) => !isReported(pair));
  print(
    `pages of terms, labelled changed: ${changes.length}, in ${visible.length} of them a visible paragraph differs; not reported of these: ${missed.length} (bar 0)`,
  );
  for (const pair of missed) tell(pair);
  const same = changes.filter(
    (pair) => !isReported(pair) && shownWords(pair.before) === shownWords(pair.after),
  );
  print(`  the pages show the same words in ${same.length} of those labelled changed and not reported`);
}

function benchEdgi(root: string): void {
  const names = new Set(readdirSync(root).map((file) => file.replace(/-[ab]\.html$/, "")));
  print("US federal pages, as labelled by EDGI's analysts (truepos: of meaning; falsepos: not)");
  for (const name of names) {
    const read = (part: string): Page =>
      explainArticle(readFileSync(join(root, `${name}-${part}.html`), "utf8"), { url });
    const pair = { name, before: read("a"), after: read("b") };
    tell(pair);
    if (!isReported(pair)) tellLeftOut(pair);
  }
}

const terms = sharedPath("corpus/pairs/terms");
const edgi = sharedPath("suites/pages/edgi-pairs");
if (terms === undefined || edgi === undefined) print("pairs: skipped, the pairs in ../shared are not here");
else {
  benchTerms(terms);
  benchEdgi(edgi);
}
