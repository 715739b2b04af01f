/** Part of a diff, as someone asked for it. The record stays whole: what is left out is counted, and rebuilds nothing. */
import type { ChangeClass, Diff, DiffField } from "../article/diff.ts";
import { summarise } from "./summarise.ts";

/** Absent: all of them. */
export interface Selection {
  readonly fields?: readonly DiffField[] | undefined;
  readonly classes?: readonly ChangeClass[] | undefined;
}

function selectsAll({ fields, classes }: Selection): boolean {
  return fields === undefined && classes === undefined;
}

/** Claims beside the text are of no field and no class: a selection leaves them out. Disclosure stays that of the whole. */
export function selectChanges(diff: Diff, selection: Selection): Diff {
  if (selectsAll(selection)) return diff;
  const { fields, classes } = selection;
  const changes = diff.changes.filter(
    (change) => (fields?.includes(change.field) ?? true) && (classes?.includes(change.class) ?? true),
  );
  const leftOut = diff.changes.length + diff.claims.length - changes.length;
  return {
    ...diff,
    summary: summarise(changes, []),
    changes,
    claims: [],
    selected: {
      ...(fields === undefined ? {} : { fields: [...fields] }),
      ...(classes === undefined ? {} : { classes: [...classes] }),
      leftOut,
    },
  };
}
