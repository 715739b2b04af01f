/**
 * The comparison under the ruler of ../shared: time, and how much more is marked than truly changed.
 * usage: node test/bench/compare.ts [--quick] [any argument of the ruler, such as --sizes 20KB --seeds 1]
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { sharedPath } from "../shared-folder.ts";

const root = join(import.meta.dirname, "../..");
const adapter = join(import.meta.dirname, "compare-adapter.mjs");

/** One cell of the ruler. Figures are missing where a call did not end or an input has no truth. */
const rowSchema = z.object({
  scen: z.string(),
  size: z.string(),
  median: z.number().optional(),
  p95: z.number().optional(),
  over: z.number().nullish(),
  pairF1: z.number().nullish(),
  islands: z.number().nullish(),
  falseEq: z.number().nullish(),
  moveRecall: z.number().nullish(),
  bad: z.number().nullish(),
  timeout: z.boolean().optional(),
  error: z.string().optional(),
});
type Row = z.infer<typeof rowSchema>;

async function measure(ruler: string, args: readonly string[]): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "stet-bench-"));
  const out = join(folder, "results.json");
  try {
    const child = spawn(
      process.execPath,
      [ruler, "--adapter", adapter, "--impl", "ours", "--out", out, ...args],
      { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
    );
    const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
    if (code !== 0) throw new Error(`the ruler ended with ${code}`);
    return z.array(rowSchema).parse(JSON.parse(await readFile(out, "utf8")));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const columns: readonly (readonly [string, (row: Row) => string])[] = [
  ["input", ({ scen }) => scen],
  ["size", ({ size }) => size],
  ["CPU ms", (row) => row.error ?? (row.timeout === true ? "never" : figure(row.median, 1))],
  ["p95", ({ p95 }) => figure(p95, 1)],
  ["marked ÷ changed", ({ over }) => figure(over, 2)],
  ["pairs F1", ({ pairF1 }) => figure(pairF1, 3)],
  ["islands", ({ islands }) => figure(islands, 0)],
  ["chance units", ({ falseEq }) => figure(falseEq, 0)],
  ["moves found", ({ moveRecall }) => figure(moveRecall, 2)],
  ["wrong", ({ bad }) => figure(bad, 0)],
];

function figure(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined ? "" : value.toFixed(digits);
}

function print(rows: readonly Row[]): void {
  const cells = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, show]) => show(row)))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  for (const line of cells)
    console.log(line.map((cell, index) => cell.padStart(widths[index] ?? 0)).join("  "));
}

const ruler = sharedPath("bench/compare/bench.mjs");
const given = process.argv.slice(2);
const quick = given.includes("--quick") ? ["--sizes", "20KB,100KB", "--seeds", "1", "--budget", "200"] : [];
const args = [...quick, ...given.filter((argument) => argument !== "--quick")];
if (ruler !== undefined) {
  print(await measure(ruler, args));
  if (!args.includes("--patho") && !args.includes("--scen")) {
    print(await measure(ruler, [...args, "--patho", "--seeds", "1", "--limit", "30"]));
  }
}
