/**
 * Every real page of the corpus on loopback, one word of its article edited: how often does stet report exactly that?
 * usage: node test/bench/edited-corpus.ts [seed]
 */

import { readCorpus, tryEditedPage } from "../pipeline/edited-corpus.ts";
import { sharedPath } from "../shared-folder.ts";

const corpora = ["scrapinghub-dev", "wcxb-dev"] as const;
const seed = Number(process.argv[2] ?? 1);

for (const name of corpora) {
  const folder = sharedPath(`corpus/articles/${name}`);
  if (folder === undefined) continue;
  const tally = new Map<string, number>();
  const missed: string[] = [];
  for (const page of readCorpus(folder)) {
    const verdict = await tryEditedPage(page, seed);
    const kind = verdict.replace(/\(.*\)/, "").trim();
    tally.set(kind, (tally.get(kind) ?? 0) + 1);
    if (verdict.startsWith("missed")) missed.push(`  ${page.id.slice(0, 12)} ${verdict}`);
  }
  console.log(`${name}, seed ${seed}`);
  for (const [kind, count] of [...tally].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(5)}  ${kind}`);
  console.log(missed.join("\n"));
}
