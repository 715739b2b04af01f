/** The functions as they are deployed: how large each bundle is, and how long from its import to its first answer. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const rounds = 15;
/** Bar of the project: a larger bundle starts later. */
const largestBundle = 1_500_000;

/** What only one function's bundle says; the third is the dispatch function's. */
const marks = [
  ["check", "batchItemFailures"],
  ["checkpoint", "GetPublicKey"],
] as const;
const nameOf = (file: string): string => {
  const text = readFileSync(file, "utf8");
  return marks.find(([, mark]) => text.includes(mark))?.[0] ?? "dispatch";
};

const folder = mkdtempSync(join(tmpdir(), "stet-cold-start-"));
const root = join(import.meta.dirname, "../..");

/** Prints the milliseconds from just before the import to the end of the first call. */
const probe = `const began = performance.now();
const { handler } = await import(process.argv[1]);
await handler({ Records: [] }, { getRemainingTimeInMillis: () => 300_000 });
console.log(performance.now() - began);`;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

interface Start {
  readonly answer: number;
  /** With the start of Node itself. */
  readonly whole: number;
}

function start(file: string): Start {
  const env = { ...process.env, STET_ARCHIVE: join(folder, "archive"), STET_CONTACT: "desk@example.org" };
  const args = ["--enable-source-maps", "--input-type=module", "-e", probe, file];
  const began = performance.now();
  const answer = Number(execFileSync(process.execPath, args, { env, encoding: "utf8" }));
  return { answer, whole: performance.now() - began };
}

try {
  const assets = join(folder, "cdk.out");
  execFileSync("npx", ["cdk", "synth", "--quiet", "--output", assets], { cwd: root, stdio: "pipe" });
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "export const handler = async () => ({});\n");
  const bundles = readdirSync(assets)
    .map((name) => join(assets, name, "index.mjs"))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  const check = bundles.find((file) => nameOf(file) === "check");
  if (check === undefined) throw new Error("no bundle of the check function among the assets");
  const times: Record<"check" | "empty", Start[]> = { check: [], empty: [] };
  for (let round = 0; round < rounds; round++) {
    times.empty.push(start(empty));
    times.check.push(start(check));
  }
  for (const file of bundles) {
    console.log(`${nameOf(file)} bundle: ${statSync(file).size.toLocaleString("en")} bytes`);
  }
  const of = (which: "check" | "empty", what: keyof Start) => median(times[which].map((one) => one[what]));
  console.log(`from import to first answer, median of ${rounds}: ${of("check", "answer").toFixed(0)} ms`);
  const [ours, nothing] = [of("check", "whole"), of("empty", "whole")];
  console.log(
    `with the start of Node: ${ours.toFixed(0)} ms, an empty handler ${nothing.toFixed(0)} ms, ratio ${(ours / nothing).toFixed(1)}`,
  );
  console.log(`bar for a bundle: ${largestBundle.toLocaleString("en")} bytes`);
  if (bundles.some((file) => statSync(file).size > largestBundle)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
