/** Inputs that break others, of 1 MB each, in a process that may hold 256 MB. */
import { fork } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";
import { atMost, type Bar } from "./bar.ts";
import type { Ruler } from "./ruler.ts";

const megabytes = 256;
const longest = 60_000;

export async function measurePathological(ruler: Ruler, path: string): Promise<Bar[]> {
  const times: number[] = [];
  for (const kind of ruler.pathological) {
    const time = await timeOf(path, kind);
    console.log(
      `${kind}, 1 MB within ${megabytes} MB: ${time === undefined ? "not done" : `${time.toFixed(0)} ms`}`,
    );
    times.push(time ?? Number.POSITIVE_INFINITY);
  }
  return [
    atMost(`${times.length} pathological kinds of 1 MB, the slowest`, Math.max(...times), 2000, 0, " ms"),
  ];
}

/** CPU time of the first comparison in a process; undefined where it was not done. */
function timeOf(path: string, kind: string): Promise<number | undefined> {
  const child = fork(join(import.meta.dirname, "one-comparison.ts"), [path, kind, "1MB"], {
    execArgv: [`--max-old-space-size=${megabytes}`],
    timeout: longest,
  });
  return new Promise((resolve) => {
    child.once("message", (time) => resolve(z.number().parse(time)));
    child.once("close", () => resolve(undefined));
  });
}
