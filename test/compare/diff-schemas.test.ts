import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { publishedSchemas } from "./diff-schemas.ts";

describe("the published schemas", () => {
  it.each(publishedSchemas.map((schema) => [basename(schema.path), schema] as const))(
    "docs/%s is current (else: npm run schemas)",
    (_, { path, schema }) => {
      expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(schema);
    },
  );
});
