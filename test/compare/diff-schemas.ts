/**
 * The published schemas of a diff and of its rows: `npm run schemas` writes them anew from the code, and a test holds
 * them against it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { diffSchema } from "../../lib/article/diff.ts";
import { diffRowSchema } from "../../lib/compare/diff-rows.ts";

const docs = join(import.meta.dirname, "../../docs");

export interface PublishedSchema {
  readonly path: string;
  readonly schema: object;
}

function published(file: string, title: string, schema: z.ZodType): PublishedSchema {
  // As input: what later releases add is allowed to be there.
  return { path: join(docs, file), schema: { title, ...z.toJSONSchema(schema, { io: "input" }) } };
}

/** JSON Schema, draft 2020-12. */
export const publishedSchemas: readonly PublishedSchema[] = [
  published(
    "diff.schema.json",
    "stet: a diff (stet diff --json; diff of diff.json in an archive)",
    diffSchema,
  ),
  published("diff-row.schema.json", "stet: a row of changes (stet diff --format ndjson)", diffRowSchema),
];

if (import.meta.main) {
  for (const { path, schema } of publishedSchemas)
    writeFileSync(path, `${JSON.stringify(schema, undefined, 2)}\n`);
}
