/** What a deployed function is called with: parsed by its schema, and refused in one sentence that says what was expected. */
import type { z } from "zod";
import { UsageError } from "../article/errors.ts";
import { plainWords } from "../article/plain-words.ts";

/** Enough of what came to know it by. */
const shownCharacters = 200;

/** Throws a UsageError. `expected`: what the schema asks for, in words. */
export function parseEvent<T>(schema: z.ZodType<T>, event: unknown, expected: string): T {
  const parsed = schema.safeParse(event, { error: plainWords });
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${pathText(path)}: ${message}`).join("; ");
  const came = String(JSON.stringify(event)).slice(0, shownCharacters);
  throw new UsageError(`the event must be ${expected}, and is ${came} (${wrong})`);
}

function pathText(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "the event itself" : path.map(String).join(".");
}
