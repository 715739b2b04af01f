/** What is stored of two versions compared (`diff.json`): derived, so it can be made again by a better comparison. */
import * as z from "zod";
import { diffSchema } from "./diff.ts";
import { digestSchema } from "./digest.ts";
import { instantSchema } from "./instant.ts";

const sideSchema = z.object({ version: z.int().min(1), recordDigest: digestSchema });

export const archivedDiffSchema = z.object({
  format: z.literal(1),
  articleId: z.string(),
  /** Which comparison made it; the first archives do not say. */
  comparison: digestSchema.optional(),
  before: sideSchema.extend({
    /** The predecessor's payload was extracted again, so that both sides come from one extractor. */
    extractedAgain: z.boolean(),
  }),
  after: sideSchema.extend({
    /** Set when this side's payload was extracted again too: its own extractor was not at hand. */
    extractedAgain: z.boolean().optional(),
  }),
  /** The edit fell after the last look that saw the text before, and before the first that saw the text after. */
  window: z.object({ after: instantSchema, before: instantSchema }),
  diff: diffSchema,
});
export type ArchivedDiff = z.infer<typeof archivedDiffSchema>;
