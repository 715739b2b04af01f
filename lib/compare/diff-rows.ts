/**
 * A diff as rows, one change each, for those who count: the same columns for every change of every article, so that
 * files can be put together. Claims beside the text (dates, section) are no changes of it and have no row.
 */
import * as z from "zod";
import {
  type Change,
  changeActions,
  changeClasses,
  type Diff,
  diffFields,
  touchKinds,
} from "../article/diff.ts";
import { sideText } from "./change-ids.ts";

const offset = z.int().min(0);

export const diffRowSchema = z.object({
  format: z.literal(1),
  /** What was compared, as the one who asked named it. */
  article: z.string(),
  before: z.string(),
  after: z.string(),
  change: z.string(),
  field: z.enum(diffFields),
  action: z.enum(changeActions),
  class: z.enum(changeClasses),
  touches: z.array(z.enum(touchKinds)),
  reason: z.string(),
  /** Of the whole diff. */
  disclosed: z.enum(["disclosed", "silent"]),
  /** Place of the first block in its list, from 0; absent of an addition, a deletion. */
  beforeIndex: offset.optional(),
  afterIndex: offset.optional(),
  /** The words that went and those that came, a space between one stretch and the next. */
  removed: z.string(),
  added: z.string(),
  /** The whole text on either side; absent of an addition, a deletion. */
  beforeText: z.string().optional(),
  afterText: z.string().optional(),
});
export type DiffRow = z.infer<typeof diffRowSchema>;

/** What the rows say of where they come from. */
export type RowSource = Pick<DiffRow, "article" | "before" | "after">;

export function diffRows(diff: Diff, { article, before, after }: RowSource): DiffRow[] {
  return diff.changes.map((change) => ({
    format: 1,
    article,
    before,
    after,
    change: change.id,
    field: change.field,
    action: change.action,
    class: change.class,
    touches: change.touches,
    reason: change.reason,
    disclosed: diff.disclosed,
    ...(change.before === undefined ? {} : { beforeIndex: change.before.index }),
    ...(change.after === undefined ? {} : { afterIndex: change.after.index }),
    removed: stretches(change, "removed"),
    added: stretches(change, "added"),
    ...textOf(change, "before", "beforeText"),
    ...textOf(change, "after", "afterText"),
  }));
}

function stretches({ parts }: Change, side: "removed" | "added"): string {
  return parts.flatMap((part) => (part.op === "replace" && part[side] !== "" ? [part[side]] : [])).join(" ");
}

function textOf<Name extends string>(
  change: Change,
  side: "before" | "after",
  name: Name,
): Partial<Record<Name, string>> {
  const text = sideText(change, side);
  const named: Partial<Record<Name, string>> = {};
  if (text !== undefined) named[name] = text;
  return named;
}
