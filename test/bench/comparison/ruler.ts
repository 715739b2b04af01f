/** The ruler of ../shared: its generator with the truth, its measures, and its table of times. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";

const adapter = join(import.meta.dirname, "../compare-adapter.mjs");

const paragraphSchema = z.tuple([z.number(), z.number()]);
/** What the ruler's measures need beyond this goes back to them as it came. */
const pairSchema = z.looseObject({
  a: z.string(),
  b: z.string(),
  /** Paragraphs by id and length. */
  truth: z
    .looseObject({
      moved: z.array(z.number()),
      aParas: z.array(paragraphSchema),
      bParas: z.array(paragraphSchema),
    })
    .nullable(),
});
export type RulerPair = z.infer<typeof pairSchema>;

const measuresSchema = z.object({
  over: z.number().nullish(),
  islands: z.number(),
  falseEq: z.number().nullish(),
});
type Measures = z.infer<typeof measuresSchema>;

export interface Ruler {
  readonly pair: (kind: string, size: string | number, seed: number) => RulerPair;
  /** The comparison in the ruler's own terms. */
  readonly compare: (pair: RulerPair) => unknown;
  readonly measure: (pair: RulerPair) => Measures;
  /** The kinds of input that break others. */
  readonly pathological: readonly string[];
}

/** `path`: of the ruler's own program. */
export async function loadRuler(path: string): Promise<Ruler> {
  const load = (file: string): Promise<Record<string, unknown>> => import(pathToFileURL(file).href);
  const [generator, measures, own] = await Promise.all([
    load(join(dirname(path), "gen.mjs")),
    load(join(dirname(path), "metrics.mjs")),
    load(adapter),
  ]);
  const call = (module: Record<string, unknown>, name: string, ...given: unknown[]): unknown => {
    const found = module[name];
    if (typeof found !== "function") throw new TypeError(`the ruler has no ${name}`);
    return Reflect.apply(found, undefined, given);
  };
  const pathological = z.array(z.string()).parse(generator["PATHO"]);
  const compare = ({ a, b }: RulerPair): unknown => call(own, "diff", a, b);
  return {
    pathological,
    compare,
    pair: (kind, size, seed) =>
      pairSchema.parse(call(generator, pathological.includes(kind) ? "patho" : "makePair", kind, size, seed)),
    measure: (pair) => {
      const found = call(measures, "metrics", compare(pair), pair.a, pair.b, pair.truth);
      return measuresSchema.parse(found);
    },
  };
}

/** One cell of the ruler. Figures are missing where a call did not end. */
const rowSchema = z.object({
  impl: z.string(),
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
export type Row = z.infer<typeof rowSchema>;

/** Runs the ruler as a process of its own. `modules`: where it finds the peers. */
export async function rulerRows(path: string, modules: string, args: readonly string[]): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "stet-bench-"));
  const out = join(folder, "results.json");
  try {
    const child = spawn(process.execPath, [path, "--adapter", adapter, "--out", out, ...args], {
      env: { ...process.env, BENCH_MODULES: modules },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
    if (code !== 0) throw new Error(`the ruler ended with ${code}`);
    return z.array(rowSchema).parse(JSON.parse(await readFile(out, "utf8")));
  } finally {
    await rm(folder, { recursive: true });
  }
}
