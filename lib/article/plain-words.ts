/** What a schema has against something that a person gave, in words that need no knowledge of schemas. */
import type * as z from "zod";

/** By zod's names. */
const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/**
 * For `safeParse(value, { error: plainWords })`. What a schema says in its own words outweighs it; undefined leaves the
 * message to zod.
 */
export function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `required: ${kinds[issue.expected] ?? issue.expected}`
        : `${quoted(issue.input)} is not ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `${quoted(issue.input)} is not ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
    case "too_small":
      return outOfBounds(issue.input, "least", issue.minimum, issue.origin);
    case "too_big":
      return outOfBounds(issue.input, "most", issue.maximum, issue.origin);
    case "unrecognized_keys":
      return `${issue.keys.map(quoted).join(", ")}: nothing of that name can be set here`;
    default:
      return undefined;
  }
}

/** Characters: of a whole list or text the beginning tells enough. */
const longestQuote = 60;

function quoted(input: unknown): string {
  const text = input === undefined ? "nothing" : JSON.stringify(input);
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

const units: Readonly<Record<string, string>> = { string: " characters", array: " items" };

function outOfBounds(
  input: unknown,
  which: "least" | "most",
  bound: number | bigint,
  origin: string,
): string {
  const unit = units[origin];
  return unit === undefined
    ? `${quoted(input)} is out of bounds: give at ${which} ${bound}`
    : `give at ${which} ${bound}${unit}`;
}
