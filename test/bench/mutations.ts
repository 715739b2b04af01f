/**
 * Real pages broken at random: does extraction end in an outcome, in time, and is its own rendering read as the same
 * article? Every failure is printed with the command that repeats it.
 *
 *   npm run bench mutations -- [--seed 1] [--count 10000] [--only N]
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { mutatedPage } from "../extract/page-mutations.ts";
import { type Survival, survival } from "../extract/survives.ts";
import { seededRandom } from "../seeded-random.ts";
import { sharedPath } from "../shared-folder.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "10000" },
    only: { type: "string" },
  },
});
const seed = Number(values.seed);

/** CPU milliseconds that no page may take. */
const patience = 5_000;
/** So that mutation N of one seed is not mutation N + 1 of the next. */
const lotsApart = 1_000_003;
/** Failures of one kind that are printed one by one. */
const mostTold = 25;

function corpusPages(): string[] {
  return ["articles/scrapinghub-dev/html", "articles/wcxb-dev/html"].flatMap((name) => {
    const folder = sharedPath(`corpus/${name}`);
    return folder === undefined
      ? []
      : readdirSync(folder)
          .sort()
          .map((file) => join(folder, file));
  });
}

interface Broken extends Survival {
  readonly number: number;
  readonly page: string;
  readonly names: readonly string[];
}

/** The same for the same seed and number, whatever else is run. */
function broken(pages: readonly string[], number: number): Broken {
  const draw = seededRandom(seed * lotsApart + number);
  const page = pages[Math.floor(draw() * pages.length)] ?? "";
  const { html, names } = mutatedPage(gunzipSync(readFileSync(page)).toString("utf8"), draw);
  return { ...survival(html), number, page, names };
}

function tell({ number, came, milliseconds, names, page, detail }: Broken): void {
  const id = page.split("/").at(-1)?.slice(0, 12) ?? page;
  process.stdout.write(
    `  ${came}, ${milliseconds.toFixed(0)} ms, page ${id}: ${names.join(", ")}\n` +
      `    npm run bench mutations -- --seed ${seed} --only ${number}\n` +
      (detail === undefined ? "" : `    ${detail.split("\n").slice(0, 6).join("\n    ")}\n`),
  );
}

function bench(pages: readonly string[]): void {
  const numbers =
    values.only === undefined
      ? Array.from({ length: Number(values.count) }, (_, at) => at)
      : [Number(values.only)];
  const counts = new Map<string, number>();
  let slowest = 0;
  for (const number of numbers) {
    const one = broken(pages, number);
    const slow = one.milliseconds > patience;
    const count = (counts.get(one.came) ?? 0) + 1;
    counts.set(one.came, count);
    slowest = Math.max(slowest, one.milliseconds);
    const failed = one.came === "crash" || one.came === "unsteady" || slow;
    if (failed || values.only !== undefined) {
      if (count <= mostTold || slow) tell(one);
      if (one.came === "crash" || slow) process.exitCode = 1;
    }
  }
  const told = ["article", "no article", "limit", "unsteady", "crash"].map(
    (came) => `${came} ${counts.get(came) ?? 0}`,
  );
  process.stdout.write(
    `seed ${seed}, ${numbers.length} mutations of ${pages.length} pages: ${told.join(", ")}\n`,
  );
  process.stdout.write(
    `slowest ${slowest.toFixed(0)} ms of CPU (bar ${patience}); unsteady: its own rendering is read otherwise (bar 0)\n`,
  );
}

const pages = corpusPages();
if (pages.length === 0) process.stdout.write("mutations: skipped, the corpus in ../shared is not here\n");
else bench(pages);
