/** Memory on the largest page: medians over processes of their own, see peak-memory.ts. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import type { ContenderName } from "./contenders.ts";
import { largestPage } from "./corpus-pages.ts";

const repeats = 5;
/**
 * A young generation of 1 MiB, so that a collection looks at all that lives some ten times while a page is read. Compiled
 * functions stay, used or not.
 */
const liveFlags = [
  "--expose-gc",
  "--no-flush-bytecode",
  "--min-semi-space-size=1",
  "--max-semi-space-size=1",
];

export interface Memory {
  /** Bytes of objects in use at most. */
  readonly live: number;
  /** Bytes of the machine's memory at most, above a process that only holds the page. */
  readonly resident: number;
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

export function peakMemory(names: readonly ContenderName[], peers: string): Map<ContenderName, Memory> {
  const folder = mkdtempSync(join(tmpdir(), "stet-memory-"));
  const file = join(folder, "page.html");
  const script = join(import.meta.dirname, "peak-memory.ts");
  const run = (flags: readonly string[], kind: string, name: string): number => {
    const once = (): number =>
      Number(execFileSync(execPath, [...flags, script, kind, name, peers, file], { encoding: "utf8" }));
    return median(Array.from({ length: repeats }, once));
  };
  try {
    writeFileSync(file, largestPage().html);
    const idle = run([], "resident", "idle");
    return new Map(
      names.map((name) => [
        name,
        { live: run(liveFlags, "live", name), resident: run([], "resident", name) - idle },
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
