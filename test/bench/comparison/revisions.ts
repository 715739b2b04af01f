/** Real revisions: all done, and how many characters are marked against diff-match-patch, moves apart. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import * as z from "zod";
import { codeOf } from "../../../lib/archive/error-code.ts";
import type { Article } from "../../../lib/article/article.ts";
import { compareArticles } from "../../../lib/compare/compare-articles.ts";
import { articleWith } from "../../compare/articles.ts";
import { sharedPath } from "../../shared-folder.ts";
import { atMost, type Bar, printTable } from "./bar.ts";

interface Pair {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
}

/** Characters that a comparison marks. */
type Marked = (before: string, after: string) => number;

export function measureRevisions(modules: string): Bar[] {
  const pairs = [...wikiPairs(), ...termPairs()];
  if (pairs.length === 0) return [];
  const peer = diffMatchPatch(modules);
  const kinds = [...new Set(pairs.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const own = pairs.filter((pair) => pair.kind === kind);
    const sum = (marked: Marked): number =>
      own.reduce((total, { before, after }) => total + marked(before, after), 0);
    return {
      kind,
      count: own.length,
      ours: sum(ourMarked),
      theirs: peer === undefined ? undefined : sum(peer),
    };
  });
  printTable(
    ["revisions", "pairs", "marked", "diff-match-patch", "ratio"],
    rows.map(({ kind, count, ours, theirs }) => [
      kind,
      `${count}`,
      `${ours}`,
      theirs === undefined ? "" : `${theirs}`,
      theirs === undefined ? "" : (ours / theirs).toFixed(3),
    ]),
  );
  const done = { what: `real revisions done, ${pairs.length} pairs`, asked: "all", figure: "all", met: true };
  if (peer === undefined) return [done];
  const total = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0);
  const ratio = total(({ ours }) => ours) / total(({ theirs }) => theirs ?? 0);
  return [done, atMost("real revisions, marked ÷ diff-match-patch's", ratio, 1, 3)];
}

/** What stands elsewhere word for word is told as moved, and is not counted. */
const ourMarked: Marked = (before, after) =>
  compareArticles(articleOf(before), articleOf(after))
    .changes.flatMap(({ parts }) => parts)
    .reduce((sum, part) => {
      if (part.op === "keep" || part.moved !== undefined) return sum;
      return sum + part.removed.length + part.added.length;
    }, 0);

const articleOf = (text: string): Article => articleWith(text.split("\n\n"));

/** Where the module is to be had; else one line says that it is not. */
function diffMatchPatch(modules: string): Marked | undefined {
  const load = createRequire(join(modules, "package.json"));
  let Engine: new () => Engine;
  try {
    Engine = load("diff-match-patch");
  } catch (error) {
    console.log(`skipped: diff-match-patch is not in ${modules} (BENCH_MODULES=FOLDER)`);
    if (codeOf(error) === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
  return (before, after) => {
    const engine = new Engine();
    const runs = engine.diff_main(before, after);
    engine.diff_cleanupSemantic(runs);
    return runs.reduce((sum, [kind, text]) => sum + (kind === 0 ? 0 : text.length), 0);
  };
}

interface Engine {
  diff_main(before: string, after: string): [kind: number, text: string][];
  diff_cleanupSemantic(runs: [kind: number, text: string][]): void;
}

const wikiSchema = z.record(z.string(), z.array(z.array(z.string())));

function wikiPairs(): Pair[] {
  const path = sharedPath("suites/revisions/wikipedia-revs.json.gz");
  if (path === undefined) return [];
  const revisions = wikiSchema.parse(JSON.parse(gunzipSync(readFileSync(path)).toString()));
  return Object.entries(revisions).flatMap(([kind, articles]) =>
    articles.flatMap((texts) =>
      texts.slice(1).map((after, index) => ({ kind, before: texts[index] ?? "", after })),
    ),
  );
}

function termPairs(): Pair[] {
  const folder = sharedPath("corpus/pairs/terms");
  if (folder === undefined) return [];
  const pathOf = (slug: string, side: string): string => join(folder, slug, `${side}.md`);
  return readdirSync(folder)
    .filter((slug) => existsSync(pathOf(slug, "before")))
    .map((slug) => {
      const read = (side: string): string => readFileSync(pathOf(slug, side), "utf8");
      return { kind: "terms", before: read("before"), after: read("after") };
    });
}
