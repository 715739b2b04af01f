/**
 * What is recorded of two versions compared. A diff holds every word that differs, so that either side can be rebuilt
 * from the other (lib/compare/apply-diff.ts), and labels what differs; it leaves nothing out.
 */
import * as z from "zod";
import { blockKinds, noticeKinds } from "./article.ts";

export const diffFields = ["headline", "standfirst", "bylines", "notices", "body", "captions"] as const;
export type DiffField = (typeof diffFields)[number];

/** `split` and `merge`: one block became several, several became one. */
export const changeActions = ["addition", "deletion", "edit", "move", "split", "merge"] as const;
export type ChangeAction = (typeof changeActions)[number];

/** From least to most: a change is as weighty as the weightiest thing in it. */
export const changeClasses = ["typographic", "copy-edit", "substantive"] as const;
export type ChangeClass = (typeof changeClasses)[number];

export const touchKinds = [
  "number",
  "date",
  "name",
  "quotation",
  "attribution",
  "negation",
  "hedge",
  "link",
  "wording",
  "spelling",
  "grammar",
  "capitals",
  "punctuation",
  "typography",
  "direction",
  "structure",
] as const;
/**
 * What a change touches. `link`: an address that can be read in the text; where links lead is not part of an article;
 * `grammar`: articles and relative pronouns alone; `direction`: hidden characters that reorder
 * what is shown; `structure`: kind or order of blocks.
 */
export type TouchKind = (typeof touchKinds)[number];

const labelsShape = {
  class: z.enum(changeClasses),
  touches: z.array(z.enum(touchKinds)),
  /** Why this class, in a phrase. */
  reason: z.string(),
};
const labelsSchema = z.object(labelsShape);
/** Labels, never filters. */
export type Labels = z.infer<typeof labelsSchema>;

const offsetSchema = z.int().min(0);

/** `before` and `after` of a part: where it begins in the text of its side, in UTF-16 units. */
const keptPartSchema = z.object({
  op: z.literal("keep"),
  before: offsetSchema,
  after: offsetSchema,
  text: z.string(),
});
const replacedPartSchema = z.object({
  op: z.literal("replace"),
  before: offsetSchema,
  after: offsetSchema,
  /** "" where something was only added. */
  removed: z.string(),
  /** "" where something was only removed. */
  added: z.string(),
  /** A sentence that was moved: the part where it went and the one where it came share this number, and no others. */
  moved: z.int().min(1).optional(),
  ...labelsShape,
});
const partSchema = z.discriminatedUnion("op", [keptPartSchema, replacedPartSchema]);
export type Part = z.infer<typeof partSchema>;

const itemKinds = ["headline", "standfirst", "byline", ...noticeKinds, ...blockKinds] as const;
export type ItemKind = (typeof itemKinds)[number];

const itemShapeSchema = z.object({
  kind: z.enum(itemKinds),
  level: z.int().optional(),
  time: z.string().optional(),
  /** Of its text, in UTF-16 units. */
  length: z.int().min(0),
});
/** An item of a field without its text: a block of the body, a notice, a byline. */
export type ItemShape = z.infer<typeof itemShapeSchema>;

const placeSchema = z.object({
  /** Of the first item, from 0: in `blocks` for body and captions, else in the field's own list. */
  index: z.int().min(0),
  /** The items whose texts, with a blank line between them, are the text of this side. */
  items: z.array(itemShapeSchema).min(1),
});
export type Place = z.infer<typeof placeSchema>;

const mentionSchema = z.object({
  what: z.enum(touchKinds),
  before: z.string().optional(),
  after: z.string().optional(),
});
/** A thing named by a change, so that a list of versions can show it: a number `12 → 21`, a name. */
export type Mention = z.infer<typeof mentionSchema>;

const changeSchema = z.object({
  /** 16 hex over field, both sides' texts and the ordinal among equals: outlives a better algorithm. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  field: z.enum(diffFields),
  action: z.enum(changeActions),
  ...labelsShape,
  mentions: z.array(mentionSchema),
  /** Absent of an addition. */
  before: placeSchema.optional(),
  /** Absent of a deletion. */
  after: placeSchema.optional(),
  /** In reading order; what is kept and what is removed make the text before, kept and added the text after. */
  parts: z.array(partSchema),
});
export type Change = z.infer<typeof changeSchema>;

export const claimPaths = [
  "publishedAt.value",
  "publishedAt.source",
  "modifiedAt.value",
  "modifiedAt.source",
  "section",
  "language",
  "canonicalUrl",
  "headline.source",
  "headline.reason",
  "headline.h1",
  "headline.json-ld",
  "headline.og:title",
  "headline.title",
] as const;
export type ClaimPath = (typeof claimPaths)[number];

const claimChangeSchema = z.object({
  path: z.enum(claimPaths),
  before: z.string().optional(),
  after: z.string().optional(),
});
/** What the page says about the article beside its text. Recorded, never a version by itself. */
export type ClaimChange = z.infer<typeof claimChangeSchema>;

const disclosures = ["disclosed", "silent"] as const;

const signalSchema = z.object({
  /** `note`: a correction, a clarification or an editor's note. */
  what: z.enum(["date", "update-line", "note"]),
  /** What happened, in a phrase. */
  says: z.string(),
  /** Of a note: whether it names what changed elsewhere; a guess by its words, absent where they tell nothing. */
  speaksOfChange: z.boolean().optional(),
});
/** One sign of the publisher's that admits a change. */
export type Signal = z.infer<typeof signalSchema>;

export const diffSchema = z.object({
  format: z.literal(1),
  /** One line for a list of versions. */
  summary: z.string(),
  /** Whether the publisher's own signals admit a change. */
  disclosed: z.enum(disclosures),
  disclosedReason: z.string(),
  /** Each of them; absent of diffs stored before signals were told apart. */
  signals: z.array(signalSchema).optional(),
  /** Version of ICU and Unicode, where the segmenter had a say. */
  segmenter: z.string().optional(),
  /** Field by field in reading order; a deletion stands where its text stood. */
  changes: z.array(changeSchema),
  claims: z.array(claimChangeSchema),
  /** Present where someone asked for part of a diff: such a part rebuilds nothing. */
  selected: z
    .object({
      fields: z.array(z.enum(diffFields)).optional(),
      classes: z.array(z.enum(changeClasses)).optional(),
      /** Changes and claims that were not asked for. */
      leftOut: z.int().min(0),
    })
    .optional(),
});
export type Diff = z.infer<typeof diffSchema>;

/** Whether nothing at all differs, claims included. */
export function isEmptyDiff(diff: Diff): boolean {
  return diff.changes.length === 0 && diff.claims.length === 0;
}
