/**
 * A hundred thousand simulated races of eight writers on one article; a faulty one is printed with its seed, which
 * repeats it. Half of them know nothing of each other, half take turns by lease.
 *
 *   npm run soak commit -- [--seed N] [--rounds 100000]
 */
import { eightWriters, runSeeds } from "../pipeline/commit/seeds.ts";
import { soakArguments } from "./soak-arguments.ts";

const { seed, rounds } = soakArguments(100_000);
/** After so many of each kind one line says how far it is. */
const batch = 500;

const print = (line: string) => void process.stdout.write(`${line}\n`);
const sum = { versions: 0, reverts: 0, late: 0, crashes: 0, failures: 0 };
let faulty = 0;
const began = performance.now();
for (let done = 0; done < rounds; done += 2 * batch) {
  const count = Math.min(batch, Math.ceil((rounds - done) / 2));
  for (const [kind, simulation] of Object.entries(eightWriters)) {
    const report = await runSeeds(simulation, seed + done / 2, count);
    for (const fault of report.faulty) print(`${kind}, ${fault}`);
    faulty += report.faulty.length;
    sum.versions += report.versions;
    sum.reverts += report.reverts;
    sum.late += report.late;
    sum.crashes += report.crashes;
    sum.failures += report.failures;
  }
  process.stderr.write(`${done + 2 * count} runs\n`);
}
const minutes = (performance.now() - began) / 60_000;
print(`seeds from ${seed}, ${rounds} runs of 8 writers in ${minutes.toFixed(0)} min`);
print(
  `${sum.crashes} processes died in the midst of a call; ${sum.failures} looks failed on lost answers or flipped bits`,
);
print(
  `${sum.versions} versions, ${sum.reverts} of them returns to an earlier text; ${sum.late} late captures kept as events`,
);
print(`lost, doubled, forked, phantom, dangling or underived: ${faulty} runs (bar 0)`);
if (faulty > 0) process.exitCode = 1;
