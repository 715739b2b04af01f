/**
 * Did the publisher admit the change? Judged by the publisher's own signals between the two versions: a notice that
 * came or changed, a modification date that moved forward. It says that something was admitted, not that all was.
 */
import type { Change, ClaimChange, Diff } from "../article/diff.ts";
import { nounOf } from "./nouns.ts";

type Disclosure = Pick<Diff, "disclosed" | "disclosedReason">;

export function disclosureOf(changes: readonly Change[], claims: readonly ClaimChange[]): Disclosure {
  if (changes.length === 0) return { disclosed: "disclosed", disclosedReason: "no word changed" };
  const signals = [...noticeSignals(changes), ...dateSignals(claims)];
  return signals.length > 0
    ? { disclosed: "disclosed", disclosedReason: signals.join("; ") }
    : {
        disclosed: "silent",
        disclosedReason: "no new note, update line or later date of the publisher admits a change",
      };
}

function noticeSignals(changes: readonly Change[]): string[] {
  const signals = changes
    .filter(({ field, after, action }) => field === "notices" && after !== undefined && action !== "move")
    .map(({ action, after }) => {
      const noun = nounOf(after?.items[0]?.kind ?? "update").one;
      return action === "addition" ? `${noun} was added` : `${noun} was changed`;
    });
  return [...new Set(signals)];
}

function dateSignals(claims: readonly ClaimChange[]): string[] {
  const date = claims.find(({ path }) => path === "modifiedAt.value");
  if (date?.after === undefined) return [];
  if (date.before === undefined) return ["a modification date was given"];
  const [before, after] = [Date.parse(date.before), Date.parse(date.after)];
  // Dates that cannot be read cannot be ordered; a changed one is still a signal.
  const back = after <= before;
  return back ? [] : ["the modification date moved forward"];
}
