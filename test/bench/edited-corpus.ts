/**
 * Every real page of the corpus on loopback, one word of its article edited: how often does stet report exactly that,
 * one new version and a diff that names that word? Where the text stands again on the page, the edit does too; apart
 * from those with one change stand the pages whose diff names the word in each of these places, and nothing else.
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
  const others: string[] = [];
  for (const page of readCorpus(folder)) {
    const verdict = await tryEditedPage(page, seed);
    const kind = verdict.replace(/\(.*\)|: \d+ changes$/, "").trim();
    tally.set(kind, (tally.get(kind) ?? 0) + 1);
    if (kind !== "reported" && kind !== "no place to edit")
      others.push(`  ${page.id.slice(0, 12)} ${verdict}`);
  }
  console.log(`${name}, seed ${seed}`);
  for (const [kind, count] of [...tally].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(5)}  ${kind}`);
  console.log(others.join("\n"));
}
