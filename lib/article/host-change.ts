/** A version of one of a host's articles, as far as it can be one of many alike: for telling a new template from edits. */
import * as z from "zod";
import { instantSchema } from "./instant.ts";

/**
 * By which a change is recognised in other articles: digests of words that came or went (`-body:1a2b3c4d`), names of
 * fields lost or gained (`lost:bylines`), kinds of block that became another (`kind:paragraph:list-item`).
 */
export const signsSchema = z.array(z.string());

export const hostChangeSchema = z.object({
  articleId: z.string(),
  version: z.int().min(1),
  /** When the version was captured. */
  at: instantSchema,
  signs: signsSchema,
  /** The event that tells of it is written. */
  told: z.boolean().optional(),
});
export type HostChange = z.infer<typeof hostChangeSchema>;
