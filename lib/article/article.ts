/** The article: what a payload says, once the page around it is taken away. Stored as `article.json`. */
import * as z from "zod";

export const blockKinds = [
  "paragraph",
  "heading",
  "quotation",
  "list-item",
  "caption",
  "table-row",
  "embed",
] as const;

export const blockSchema = z.object({
  kind: z.enum(blockKinds),
  /** As the publisher wrote it; white space folded, nothing else. */
  text: z.string(),
  /** Of a heading: 1 to 6. */
  level: z.int().min(1).max(6).optional(),
  /** Of an entry in a live blog: its time as the page states it. */
  time: z.string().optional(),
});
export type Block = z.infer<typeof blockSchema>;

export const noticeKinds = ["correction", "clarification", "editors-note", "update"] as const;

export const noticeSchema = z.object({ kind: z.enum(noticeKinds), text: z.string() });
/** A publisher's own correction, clarification, editor's note or "updated" line. */
export type Notice = z.infer<typeof noticeSchema>;

const headlineSources = ["h1", "json-ld", "og:title", "title"] as const;

export const headlineSchema = z.object({
  /** The chosen one; "" where the page has none. */
  text: z.string(),
  source: z.enum(headlineSources).optional(),
  /** Why this one was chosen, in a phrase. */
  reason: z.string(),
  /** Every headline the page gives, by where it stands. */
  candidates: z.partialRecord(z.enum(headlineSources), z.string()),
});
export type Headline = z.infer<typeof headlineSchema>;

export const claimedTimeSchema = z.object({
  /** RFC 3339 where the page's own form could be read, else as the page states it. */
  value: z.string(),
  /** Where it stood, for example `json-ld:datePublished`. */
  source: z.string(),
});
/** A point in time that the publisher claims: recorded, never proof, never a version by itself. */
export type ClaimedTime = z.infer<typeof claimedTimeSchema>;

export const articleSchema = z.object({
  format: z.literal(1),
  /**
   * Where the words were read, when the page itself shows none of them until a script has run: in its JSON-LD, or in
   * the state it hands its scripts. Absent for all other articles. Never part of a digest.
   */
  source: z.enum(["json-ld", "state"]).optional(),
  headline: headlineSchema,
  standfirst: z.string().optional(),
  bylines: z.array(z.string()),
  publishedAt: claimedTimeSchema.optional(),
  modifiedAt: claimedTimeSchema.optional(),
  /** BCP 47, as the page claims. */
  language: z.string().optional(),
  section: z.string().optional(),
  /** RFC 6596; what the page claims, never believed by itself. */
  canonicalUrl: z.string().optional(),
  notices: z.array(noticeSchema),
  /** The body in reading order; captions stand where the page has them. */
  blocks: z.array(blockSchema),
});
export type Article = z.infer<typeof articleSchema>;

/** The body as readers read it: blocks in order, a blank line between them, captions left out. */
export function articleText(article: Article): string {
  return article.blocks
    .filter((block) => block.kind !== "caption")
    .map((block) => block.text)
    .join("\n\n");
}
