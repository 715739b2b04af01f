/**
 * Looks at a million answers broken at random; a failure is printed with what repeats it. SIGTERM ends it early, and it
 * says how far it came.
 *
 *   npm run soak fuzzed-responses -- [--seed N] [--rounds 1000000]
 */
import { fuzzedLooks, patienceMs } from "../capture/fuzzed-looks.ts";
import { soakArguments } from "./soak-arguments.ts";

const { seed, rounds } = soakArguments(1_000_000);
/** A server of its own for so many, so that what one keeps is let go of. */
const batch = 5000;

const print = (line: string) => void process.stdout.write(`${line}\n`);
const total = new Map<string, number>();
let slowest = 0;
let faulty = 0;
let done = 0;
const stopping = new AbortController();
process.once("SIGTERM", () => stopping.abort());
const began = performance.now();
while (done < rounds && !stopping.signal.aborted) {
  const { counts, slowestMs, faults } = await fuzzedLooks(seed, done, Math.min(batch, rounds - done));
  for (const [came, count] of counts) total.set(came, (total.get(came) ?? 0) + count);
  slowest = Math.max(slowest, slowestMs);
  faulty += faults.length;
  for (const fault of faults) print(`seed ${seed}, ${fault}`);
  const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
  done = Math.min(done + batch, rounds);
  process.stderr.write(`seed ${seed}, ${done} answers, ${memory} MiB\n`);
}
const seconds = (performance.now() - began) / 1000;
const told = [...total].toSorted(([, a], [, b]) => b - a).map(([came, count]) => `${came} ${count}`);
print(`seed ${seed}, ${done} of ${rounds} answers in ${seconds.toFixed(0)} s: ${faulty} faults (bar 0)`);
print(`slowest look ${slowest.toFixed(0)} ms (bar ${patienceMs})`);
print(told.join(", "));
if (faulty > 0) process.exitCode = 1;
