/**
 * The S3 requests of one look, listed: a first, an unchanged and a changed one, each the only look of its run.
 * usage: node test/bench/changed-check.ts
 */
import { countedRuns } from "../pipeline/requests-of-a-run.ts";

/** A changed check may make no more requests of its own. */
const mostOfAChange = 10;

const print = (line: string) => void process.stdout.write(`${line}\n`);

const { run, say } = await countedRuns(1);
const first = await run();
const unchanged = await run();
say("B");
const changed = await run();

for (const [name, requests] of Object.entries({ first, unchanged, changed })) {
  const own = requests.filter((request) => !unchanged.includes(request));
  print(`a run with one ${name} look: ${requests.length} requests, ${own.length} of them the look's own`);
  for (const request of requests) print(`  ${request}`);
}
const ownOfAChange = changed.filter((request) => !unchanged.includes(request)).length;
print(`a changed check makes ${ownOfAChange} requests of its own (bar ${mostOfAChange})`);
if (ownOfAChange > mostOfAChange) process.exitCode = 1;
