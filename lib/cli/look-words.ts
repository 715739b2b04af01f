/** What a look came to, in a word and a phrase. Pure; what strangers wrote in it is made fit to be shown. */
import type { ArchivedDiff } from "../article/archived-diff.ts";
import type { Look } from "../article/look.ts";
import { outcomeMeanings } from "../article/outcome.ts";
import { visibleText } from "../article/visible-text.ts";

export interface LookWords {
  readonly word: string;
  readonly phrase: string;
}

/** `diff`: of a look that found a change, when it is at hand. */
export function lookWords(look: Look, diff?: ArchivedDiff): LookWords {
  const found = look.outcome === "ok" ? findingWords(look, diff) : outcomeWords(look);
  const phrase = visibleText(look.recovered === true ? `${found.phrase} (${writtenLater})` : found.phrase);
  // An event says more than the look it came of: `restored` before `unchanged`.
  return look.event === undefined
    ? { ...found, phrase }
    : { word: look.event.kind, phrase: `${phrase} (event ${look.event.number})` };
}

const writtenLater = "this line was written later, from the record: the run died before it could";

function findingWords(look: Look, diff: ArchivedDiff | undefined): LookWords {
  switch (look.finding) {
    case "first":
      return { word: "first", phrase: `kept as version ${look.tip?.version ?? 1}` };
    case "changed":
      return { word: "changed", phrase: changePhrase(look, diff) };
    case "awaiting":
      return { word: "awaiting", phrase: look.reason ?? "a second look must agree" };
    case "late":
      return {
        word: "late",
        phrase: `captured before version ${look.tip?.version ?? "?"}, which is on record already`,
      };
    case "variant":
    case "stale":
      return { word: look.finding, phrase: look.reason ?? `the text of version ${look.seenVersion ?? "?"}` };
    case "unchanged":
    case undefined:
      return {
        word: "unchanged",
        phrase:
          look.reason ?? (look.revisit === undefined ? "other bytes, the same words" : "the same bytes"),
      };
  }
}

function changePhrase(look: Look, diff: ArchivedDiff | undefined): string {
  const version = `version ${look.tip?.version ?? "?"}`;
  return diff === undefined ? version : `${version}: ${diff.diff.summary} (${diff.diff.disclosed})`;
}

function outcomeWords({ outcome, reason }: Look): LookWords {
  if (outcome === "not-modified") return { word: "unchanged", phrase: "the server says so (304)" };
  const meaning = outcomeMeanings[outcome];
  if (reason === undefined) return { word: outcome, phrase: meaning };
  // The reason tells which of the statuses in brackets it was.
  return { word: outcome, phrase: `${meaning.replace(/ \([^)]*\)$/, "")}: ${reason}` };
}
