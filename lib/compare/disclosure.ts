/**
 * Did the publisher admit the change? Judged by the publisher's own signals between the two versions: a notice that
 * came or changed, a modification date that moved forward. It says that something was admitted, not that all was; of a
 * note it also says whether it speaks of what changed. What stood there before admits nothing new.
 */
import type { Change, ClaimChange, Diff, Signal } from "../article/diff.ts";
import { nounOf } from "./nouns.ts";
import { speaksOf } from "./speaks-of.ts";

export type Disclosure = Pick<Diff, "disclosed" | "disclosedReason" | "signals">;

export function disclosureOf(changes: readonly Change[], claims: readonly ClaimChange[]): Disclosure {
  if (changes.length === 0)
    return { disclosed: "disclosed", disclosedReason: "no word changed", signals: [] };
  const signals = [...noticeSignals(changes), ...dateSignals(claims)];
  const phrases = [...new Set(signals.map(phraseOf))];
  return signals.length > 0
    ? { disclosed: "disclosed", disclosedReason: phrases.join("; "), signals }
    : {
        disclosed: "silent",
        disclosedReason: "no new note, update line or later date of the publisher admits a change",
        signals,
      };
}

const speaking: ReadonlyMap<boolean | undefined, string> = new Map([
  [true, ", which speaks of what changed"],
  [false, ", which names nothing that changed"],
]);

function phraseOf({ says, speaksOfChange }: Signal): string {
  return says + (speaking.get(speaksOfChange) ?? "");
}

function noticeSignals(changes: readonly Change[]): Signal[] {
  const others = changes.filter(({ field }) => field !== "notices");
  return changes.filter(isAdmission).map((change): Signal => {
    const kind = change.after?.items[0]?.kind ?? "update";
    const says = `${nounOf(kind).one} was ${change.action === "addition" ? "added" : "changed"}`;
    if (kind === "update") return { what: "update-line", says };
    const speaks = speaksOf(change, others);
    return { what: "note", says, ...(speaks === undefined ? {} : { speaksOfChange: speaks }) };
  });
}

/** A note that came, says something else, or is now of another kind; not one set in other quotation marks. */
function isAdmission({ field, action, class: weight, before, after }: Change): boolean {
  if (field !== "notices" || after === undefined || action === "move") return false;
  return weight === "substantive" || before === undefined || before.items[0]?.kind !== after.items[0]?.kind;
}

function dateSignals(claims: readonly ClaimChange[]): Signal[] {
  const date = claims.find(({ path }) => path === "modifiedAt.value");
  if (date?.after === undefined) return [];
  if (date.before === undefined) return [{ what: "date", says: "a modification date was given" }];
  const [before, after] = [Date.parse(date.before), Date.parse(date.after)];
  // Dates that cannot be read cannot be ordered; a changed one is still a signal.
  const back = after <= before;
  return back ? [] : [{ what: "date", says: "the modification date moved forward" }];
}

/** One version compared with its predecessor. */
export interface Step {
  readonly version: number;
  readonly diff: Disclosure;
}

/** Of versions that lie further apart: disclosed only where every change between them was. */
export function disclosureOver(steps: readonly Step[]): Disclosure {
  const silent = steps.filter(({ diff }) => diff.disclosed === "silent");
  const signals = steps.flatMap(({ diff }) => diff.signals ?? []);
  if (silent.length === 0) {
    return { disclosed: "disclosed", disclosedReason: "each version between them admits a change", signals };
  }
  const versions = silent.map(({ version }) => version);
  const which =
    versions.length === 1 ? `version ${versions[0]} admits` : `versions ${versions.join(", ")} admit`;
  return { disclosed: "silent", disclosedReason: `${which} no change`, signals };
}
