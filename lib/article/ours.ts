/** What changed of a version by our doing: its payload read by a later extractor, held against what was read of it then. */
import * as z from "zod";
import { diffSchema } from "./diff.ts";
import { digestSchema } from "./digest.ts";
import { outcomeSchema } from "./outcome.ts";
import { extractorVersionSchema } from "./record.ts";

export const oursSchema = z.object({
  format: z.literal(1),
  articleId: z.string(),
  version: z.int().min(1),
  recordDigest: digestSchema,
  /** That read it again. */
  extractor: extractorVersionSchema,
  /** Absent where that extractor finds no article: then `outcome` and `reason` say why. */
  read: z
    .object({ textDigest: digestSchema, articleDigest: digestSchema, textLength: z.int().min(0) })
    .optional(),
  outcome: outcomeSchema.optional(),
  reason: z.string().optional(),
  /** From what was read then to what is read now; absent where both say the same. */
  diff: diffSchema.optional(),
  /** The version before, read again, says the same: what stands between the two was an extractor's, not an editor's. */
  sameAsBefore: z.literal(true).optional(),
});
export type Ours = z.infer<typeof oursSchema>;
