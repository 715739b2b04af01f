/**
 * What one contender holds at most while it reads one page, in a process of its own:
 * `node peak-memory.ts live|resident NAME PEERS PAGE` prints bytes.
 *
 * live: objects in use, found by a whole collection each time the small young generation is full; the engine warm, what
 * the warm process holds before taken away. See the flags it is started with.
 * resident: all the process ever had of the machine, started cold, the compiler and garbage included.
 */
import { readFileSync } from "node:fs";
import { argv, memoryUsage, stdout } from "node:process";
import { setImmediate } from "node:timers/promises";
import { GCProfiler, setFlagsFromString } from "node:v8";
import * as z from "zod";
import { contender, contenderNames, type Read } from "./contenders.ts";

const warmings = 3;
/** Collections until nothing more goes: what only weak references hold goes with the second. */
const settlings = 4;
const url = "https://news.example/largest-page";

async function peakLive(read: Read, html: string): Promise<number> {
  for (let warm = 0; warm < warmings; warm += 1) read(html, url);
  // What still stands on the stack from before lives until the next turn.
  await setImmediate();
  // From here on each collection is a whole one.
  setFlagsFromString("--gc-global");
  for (let turn = 0; turn < settlings; turn += 1) globalThis.gc?.();
  const before = memoryUsage().heapUsed;
  const profiler = new GCProfiler();
  profiler.start();
  const held = read(html, url);
  globalThis.gc?.();
  const used = profiler.stop().statistics.map(({ afterGC }) => afterGC.heapStatistics.usedHeapSize);
  return held === undefined ? 0 : Math.max(...used) - before;
}

/** As Linux counts it for this program alone: what getrusage gives begins with the peak of whoever started it. */
function peakResident(read: Read, html: string): number {
  read(html, url);
  const [, kibibytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Number(kibibytes) * 1024;
}

/** Holds the page and reads nothing. */
const idle: Read = (html) => html.length;

const [, , kind, name, peers = "", file = ""] = argv;
const read = name === "idle" ? idle : contender(z.enum(contenderNames).parse(name), peers);
const html = readFileSync(file, "utf8");
stdout.write(String(kind === "live" ? await peakLive(read, html) : peakResident(read, html)));
