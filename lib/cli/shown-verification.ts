/** What verification came to, in words; and what it cannot show, which is said every time. */
import { visibleText } from "../article/visible-text.ts";
import type { Verification } from "../pipeline/verify/verify-archive.ts";
import type { TrustedThings } from "../pipeline/verify/verify-tree.ts";

/** More are a matter for a program (`--json`). */
const mostShown = 20;

export function shownVerification(
  address: string,
  verification: Verification,
  trusted: TrustedThings,
  unseen: readonly string[],
): string {
  const { findings, counts, altered, missing } = verification;
  const shown = findings.slice(0, mostShown);
  const more = altered + missing - shown.length;
  const lines = [
    `${address}: ${verdictOf(verification)}`,
    ...shown.flatMap(({ kind, key, what }) => [`  ${kind}: ${key}`, `    ${what}`]),
    ...(more > 0 ? [`  and ${more} more: --json lists them`] : []),
    `${plural(counts.records, "record", "records")}, ${plural(counts.events, "event", "events")}, ${plural(counts.texts, "text", "texts")} and ${plural(counts.payloads, "payload", "payloads")} hashed again; ${plural(counts.looks, "look", "looks")} on record`,
    ...(counts.looksNotWritten === 0
      ? []
      : [
          `looks not on record: the run that made ${counts.looksNotWritten === 1 ? "this version" : `these ${counts.looksNotWritten} versions`} died before it wrote its lines, or is still at work; the next look at each article writes them`,
        ]),
    ...derivationLines(counts),
    ...redactionLines(verification),
    ...treeLines(verification, trusted),
    "What this cannot show:",
    ...unseen.map((line) => `  - ${line}`),
  ];
  return `${lines.map(visibleText).join("\n")}\n`;
}

/** Whether texts and diffs were held against what they are made of. */
const isDerived = ({ derivedAgain, ofOtherExtractors, records }: Verification["counts"]): boolean =>
  derivedAgain + ofOtherExtractors > 0 || records === 0;

function verdictOf({ verdict, altered, missing, counts }: Verification): string {
  if (verdict === "sound")
    return isDerived(counts)
      ? "nothing was altered"
      : "nothing that is under a digest was altered; texts and diffs were not made again (--digests-only)";
  const wrong = [
    ...(altered > 0 ? [`${altered} altered`] : []),
    ...(missing > 0 ? [`${missing} missing`] : []),
  ];
  return `${verdict}: ${wrong.join(", ")}`;
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function derivationLines(counts: Verification["counts"]): string[] {
  const { derivedAgain, ofOtherExtractors, comparedAgain, ofOtherComparisons } = counts;
  return [
    ...(derivedAgain + ofOtherExtractors === 0
      ? []
      : [
          `${plural(derivedAgain, "text", "texts")} derived again from payloads; ${ofOtherExtractors} made by other extractors than this one, and not derived again`,
        ]),
    ...(comparedAgain + ofOtherComparisons === 0
      ? []
      : [
          `${plural(comparedAgain, "diff", "diffs")} made again from texts; ${ofOtherComparisons} made by other comparisons than this one, of which the words were held and not the labels`,
        ]),
  ];
}

function redactionLines({ redactions }: Verification): string[] {
  return redactions.map(
    ({ articleId, version }) =>
      `redacted, not altered: ${articleId} version ${version} (signed by the owner)`,
  );
}

function treeLines({ checkpoint, counts }: Verification, { keys, kept }: TrustedThings): string[] {
  if (checkpoint === undefined) return ["no checkpoint"];
  const newest = kept.at(-1);
  const key = keys.length > 0 ? "held against the key that you gave" : "held against the archive's own keys";
  return [
    `checkpoint of ${checkpoint.origin} over ${checkpoint.size} records and events, ${key}`,
    ...(newest === undefined
      ? []
      : [
          `held against ${plural(kept.length, "checkpoint", "checkpoints")} that you kept, the newest over ${newest.checkpoint.size}`,
        ]),
    ...(counts.notCovered === 0
      ? []
      : [`not yet covered: ${plural(counts.notCovered, "record or event", "records and events")} since`]),
  ];
}

/** Alterations that would not have been found, for want of what was not given. */
export function blindSpots({ checkpoint, counts }: Verification, { keys, kept }: TrustedThings): string[] {
  const spots: string[] = [];
  const newest = kept.at(-1);
  if (checkpoint === undefined)
    spots.push(
      "without a checkpoint, newest versions and whole articles could have been changed or removed, and any history written anew (`stet checkpoint` signs it from now on)",
    );
  else if (keys.length === 0)
    spots.push(
      "without a key that you have from elsewhere (--key), all of it could have been written anew and signed by another",
    );
  if (checkpoint !== undefined && newest === undefined)
    spots.push(
      "without a checkpoint that you kept (--since), whoever holds the key could have changed or taken back anything and signed it again",
    );
  if (checkpoint !== undefined && newest !== undefined && checkpoint.size > newest.checkpoint.size)
    spots.push(
      `whoever holds the key could have changed what came after the checkpoint that you kept (${plural(checkpoint.size - newest.checkpoint.size, "record or event", "records and events")}), or left out others`,
    );
  if (counts.notCovered > 0)
    spots.push("what is not yet covered could have been changed or removed where nothing follows it");
  spots.push(
    "lines of checks, and what `stet reextract` wrote (again/), are under no signature: runs of looks could have been taken out",
  );
  if (!isDerived(counts))
    spots.push("diffs and article.txt are under no signature, and were not made again (--digests-only)");
  spots.push("that the publisher said so: only that this is what was captured");
  return spots;
}
