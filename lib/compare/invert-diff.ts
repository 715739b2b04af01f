/** The diff that leads back: `applyDiff(after, invertDiff(diff))` is before. */
import type { Change, ChangeAction, Diff, Part } from "../article/diff.ts";
import { withIds } from "./change-ids.ts";
import { disclosureOf } from "./disclosure.ts";
import { summarise } from "./summarise.ts";

const inverse: Readonly<Record<ChangeAction, ChangeAction>> = {
  addition: "deletion",
  deletion: "addition",
  edit: "edit",
  move: "move",
  split: "merge",
  merge: "split",
};

export function invertDiff(diff: Diff): Diff {
  const changes = withIds(diff.changes.map(invertChange));
  const claims = diff.claims.map(({ path, before, after }) => ({ path, ...swapped(before, after) }));
  return { ...diff, summary: summarise(changes, claims), ...disclosureOf(changes, claims), changes, claims };
}

function invertChange({ id: _, before, after, ...change }: Change): Omit<Change, "id"> {
  return {
    ...change,
    ...swapped(before, after),
    action: inverse[change.action],
    reason: invertReason(change.reason),
    mentions: change.mentions.map(({ what, ...sides }) => ({ what, ...swapped(sides.before, sides.after) })),
    parts: change.parts.map(invertPart),
  };
}

/** The one pair of words in reasons that has a direction. */
function invertReason(reason: string): string {
  return reason.replace(/\b(?:added|removed)$/, (verb) => (verb === "added" ? "removed" : "added"));
}

function invertPart(part: Part): Part {
  const turned = { ...part, before: part.after, after: part.before };
  if (turned.op === "keep") return turned;
  return { ...turned, removed: turned.added, added: turned.removed, reason: invertReason(turned.reason) };
}

/** Exchanges the sides; one that is absent stays absent. */
function swapped<Side>(before: Side | undefined, after: Side | undefined): { before?: Side; after?: Side } {
  return {
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  };
}
