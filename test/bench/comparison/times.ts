/** CPU time of one comparison, beside jsdiff in the same run. */
import { atMost, type Bar, printTable } from "./bar.ts";
import { type Row, rulerRows } from "./ruler.ts";

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

const realistic = ["words", "paras", "moves", "mixed", "heavy"];

/** The ruler's own arguments may say that less is measured; a bar that was not measured is not told. */
export async function measureTimes(ruler: string, modules: string, args: readonly string[]): Promise<Bar[]> {
  const rows = await rulerRows(ruler, modules, [
    "--impl",
    "ours",
    "--sizes",
    "5KB,20KB,100KB,1MB",
    "--limit",
    "120",
    ...args,
  ]);
  printTable(
    columns.map(([name]) => name),
    rows.map((row) => columns.map(([, show]) => show(row))),
  );
  const of = (scen: string, size: string): Row | undefined =>
    rows.find((row) => row.scen === scen && row.size === size && row.median !== undefined);
  const most = (what: string, value: number | undefined, asked: number): Bar[] =>
    value === undefined ? [] : [atMost(what, value, asked, 1, " ms")];
  const ownMixed = of("mixed", "100KB")?.median;
  return [
    ...realistic.flatMap((scen) => most(`20 KB ${scen}, p95`, of(scen, "20KB")?.p95, 10)),
    ...most("20 KB rewrite, p95", of("rewrite", "20KB")?.p95, 40),
    ...(ownMixed === undefined ? [] : await againstJsdiff(ruler, modules)),
    ...["heavy", "rewrite"].flatMap((scen) => most(`100 KB ${scen}`, of(scen, "100KB")?.median, 150)),
    ...most("1 MB mixed", of("mixed", "1MB")?.median, 150),
    ...most("1 MB rewrite", of("rewrite", "1MB")?.median, 500),
  ];
}

async function againstJsdiff(ruler: string, modules: string): Promise<Bar[]> {
  const rows = await rulerRows(ruler, modules, [
    ...["--impl", "jsdiff.diffWords|ours", "--scen", "mixed", "--sizes", "100KB", "--limit", "120"],
  ]);
  const of = (impl: string): number | undefined => rows.find((row) => row.impl === impl)?.median;
  const [theirs, ours] = [of("jsdiff.diffWords"), of("ours")];
  if (theirs === undefined || ours === undefined) return [];
  const ratio = theirs / ours;
  return [
    {
      what: "100 KB mixed, against jsdiff",
      asked: "≥ 10 × faster",
      figure: `${ratio.toFixed(1)} ×`,
      met: ratio >= 10,
    },
  ];
}
