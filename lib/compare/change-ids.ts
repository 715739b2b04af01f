/** A change is named by what it changed, so that a link to it outlives a better algorithm. */
import type { Change, DiffField, Part } from "../article/diff.ts";
import { digestOf, hexOf } from "../article/digest.ts";

const idLength = 16;

/** The text of one side: what is kept, and what only that side has. Undefined where the change has no such side. */
export function sideText(change: Omit<Change, "id">, side: "before" | "after"): string | undefined {
  if (change[side] === undefined) return undefined;
  return change.parts.map((part) => textOfPart(part, side)).join("");
}

function textOfPart(part: Part, side: "before" | "after"): string {
  if (part.op === "keep") return part.text;
  return side === "before" ? part.removed : part.added;
}

/** Over field, both texts, and how many equal changes came before. */
export function withIds(drafts: readonly Omit<Change, "id">[]): Change[] {
  const ordinals = new Map<string, number>();
  return drafts.map((draft) => {
    const what = keyOf(draft.field, sideText(draft, "before"), sideText(draft, "after"));
    const ordinal = ordinals.get(what) ?? 0;
    ordinals.set(what, ordinal + 1);
    return { id: hexOf(digestOf(`${what}${ordinal}`)).slice(0, idLength), ...draft };
  });
}

function keyOf(field: DiffField, before: string | undefined, after: string | undefined): string {
  return JSON.stringify([field, before ?? null, after ?? null]);
}
