/**
 * Archives altered in every known way, and ten sound ones for each: a failure is printed with the seed that repeats it.
 *
 *   npm run soak alterations -- [--seed N] [--rounds 1000]
 */
import { storeReader } from "../../lib/archive/evidence-reader.ts";
import { verifyArchive } from "../../lib/pipeline/verify/verify-archive.ts";
import { createMemoryStore, type MemoryBucket } from "../archive/memory-store.ts";
import { alterations, altered, type Sound, soundArchive } from "../pipeline/verify/alterations.ts";
import { soakArguments } from "./soak-arguments.ts";

const { seed, rounds } = soakArguments(1000);
const soundPerRound = 10;

const print = (line: string) => void process.stdout.write(`${line}\n`);

async function isCalledSound(bucket: MemoryBucket, { trusted }: Sound): Promise<boolean> {
  const { verdict } = await verifyArchive(storeReader(createMemoryStore({ bucket })), trusted);
  return verdict === "sound";
}

const kinds = Object.keys(alterations);
const missed = new Map(kinds.map((kind) => [kind, 0]));
let alarms = 0;
for (let round = 0; round < rounds; round++) {
  for (let turn = 0; turn < soundPerRound; turn++) {
    const own = seed + round * soundPerRound + turn;
    const sound = await soundArchive(own);
    if (!(await isCalledSound(sound.bucket, sound))) {
      alarms += 1;
      print(`seed ${own}: a sound archive is called altered`);
    }
    if (turn > 0) continue;
    for (const kind of kinds) {
      if (!(await isCalledSound(await altered(kind, sound), sound))) continue;
      missed.set(kind, (missed.get(kind) ?? 0) + 1);
      print(`seed ${own}: ${kind} is not found`);
    }
  }
  if (round % 50 === 49) process.stderr.write(`${round + 1} of ${rounds}\n`);
}
const found = kinds.map((kind) => `${kind} ${rounds - (missed.get(kind) ?? 0)}`);
print(`seed ${seed}, ${rounds} of each kind, found: ${found.join(", ")}`);
print(`${rounds * soundPerRound} sound archives: ${alarms} called altered (bar 0)`);
if (alarms > 0 || [...missed.values()].some((count) => count > 0)) process.exitCode = 1;
