/**
 * Measures the extractor with the rulers in ../shared, which lie outside the repository, and prints a table with what
 * peers reach on the same pages. A sixth of each corpus is held out (chosen by digest of the page's id): rules are made
 * looking at the others only, and both figures are printed.
 *
 *   node test/bench/extract.ts [--without-detect]
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { digestOf, hexOf } from "../../lib/article/digest.ts";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { isEmptyArticle, textDigestOf } from "../../lib/index.ts";
import { renderArticle } from "../extract/render-article.ts";
import { adaptedArticle } from "./adapted-article.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const shared = join(root, "..", "shared");
const adapter = join(root, "test", "bench", "extract-adapter.mjs");

/** F1 as measured with the same ruler on the same pages by those who made it. */
const peers: Readonly<Record<string, string>> = {
  "scrapinghub-dev": "AutoExtract .973 (closed), rs-trafilatura .969, Readability .953",
  "wcxb-dev": "Readability .927",
};

const truthSchema = z.record(z.string(), z.looseObject({ url: z.string(), articleBody: z.string() }));
type Truth = z.infer<typeof truthSchema>;
const figuresSchema = z.record(
  z.string(),
  z.object({ f1: z.number(), precision: z.number(), recall: z.number(), accuracy: z.number() }),
);

const isHeldOut = (id: string): boolean => Number.parseInt(hexOf(digestOf(id)).slice(0, 8), 16) % 6 === 0;
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const fixed = (value: number): string => value.toFixed(3).replace(/^0/, "");

function run(script: string, args: readonly string[]): string {
  const done = spawnSync(process.execPath, [join(shared, "bench", script), ...args], {
    cwd: root,
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(`${script} failed: ${done.stderr}`);
  return done.stdout;
}

interface Measured {
  readonly predictions: Readonly<Record<string, object>>;
  /** CPU milliseconds for each page, parsing included. */
  readonly times: readonly number[];
  /** Pages whose own rendering is extracted otherwise. */
  readonly unsteady: number;
}

function measure(corpus: string, truth: Truth): Measured {
  const predictions: Record<string, object> = {};
  const times: number[] = [];
  let unsteady = 0;
  for (const [id, { url }] of Object.entries(truth)) {
    const html = gunzipSync(readFileSync(join(corpus, "html", `${id}.html.gz`))).toString("utf8");
    const before = process.cpuUsage();
    const article = extractArticle(html, { url });
    const spent = process.cpuUsage(before);
    times.push((spent.user + spent.system) / 1000);
    const { headline, text, byline, date } = adaptedArticle(html, url);
    predictions[id] = { articleBody: text, title: headline, byline, date };
    const again = extractArticle(renderArticle(article), { url });
    if (!isEmptyArticle(article) && textDigestOf(again) !== textDigestOf(article)) unsteady += 1;
  }
  return { predictions, times, unsteady };
}

function score(name: string, part: string, truth: Truth, { predictions }: Measured, folder: string): void {
  const corpus = join(folder, `${name}-${part}`);
  const output = join(corpus, "score.json");
  const predicted = join(corpus, "stet.json");
  mkdirSync(corpus);
  writeFileSync(join(corpus, "ground-truth.json"), JSON.stringify(truth));
  writeFileSync(predicted, JSON.stringify(predictions));
  run("extract/score.mjs", [corpus, predicted, "--bootstrap", "0", "--json", output]);
  const figures = figuresSchema.parse(JSON.parse(readFileSync(output, "utf8")))["stet"];
  if (figures === undefined) throw new Error("the ruler gave no figures");
  const { f1, precision, recall, accuracy } = figures;
  const pages = String(Object.keys(truth).length).padStart(4);
  print(
    `  ${part.padEnd(9)}${pages} pages  F1 ${fixed(f1)}  precision ${fixed(precision)}  recall ${fixed(recall)}  exact ${fixed(accuracy)}`,
  );
  const hasMetadata = Object.values(truth).some((page) => "author" in page);
  if (hasMetadata)
    print(
      `    ${run("extract/score-meta.mjs", [corpus, predicted])
        .trim()
        .replace(/^stet\s+/, "")} (date: when published, failing that when changed)`,
    );
}

function quantile(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
}

function benchCorpus(name: string, folder: string): void {
  const corpus = join(shared, "corpus", "articles", name);
  const truth = truthSchema.parse(JSON.parse(readFileSync(join(corpus, "ground-truth.json"), "utf8")));
  const measured = measure(corpus, truth);
  const part = (heldOut: boolean): Truth =>
    Object.fromEntries(Object.entries(truth).filter(([id]) => isHeldOut(id) === heldOut));
  print(`${name}   peers: ${peers[name] ?? "none measured"}`);
  score(name, "all", truth, measured, folder);
  score(name, "seen", part(false), measured, folder);
  score(name, "held-out", part(true), measured, folder);
  print(
    `  CPU a page, parsing included: median ${quantile(measured.times, 0.5)} ms, p95 ${quantile(measured.times, 0.95)} ms`,
  );
  print(`  own rendering extracted otherwise: ${measured.unsteady} pages`);
}

function benchDetection(): void {
  const corpus = join(shared, "corpus", "articles", "scrapinghub-dev");
  print("planted noise and edits, scrapinghub-dev   peers: Readability 89.9 / 99.8 %");
  print(run("detect/run.mjs", [corpus, adapter]).trimEnd().replace(/^/gm, "  "));
}

function bench(withDetection: boolean): void {
  if (!existsSync(shared)) {
    print("extract: skipped, the rulers in ../shared are not here");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "stet-bench-"));
  try {
    for (const name of Object.keys(peers)) benchCorpus(name, folder);
    if (withDetection) benchDetection();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

bench(!process.argv.includes("--without-detect"));
