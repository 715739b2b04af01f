/** What `stet diff` and `stet compare` have in common: in which form, and which of the changes. */
import { Option } from "commander";
import * as z from "zod";
import { changeClasses, diffFields } from "../article/diff.ts";
import { jsonOption, jsonShape } from "./settings.ts";

const formats = ["text", "markdown", "html", "json", "ndjson", "csv"] as const;
export type Format = (typeof formats)[number];

export const comparisonOptions = [
  new Option("--format <form>", `${formats.join(", ")} (default text; rows: ndjson, csv)`),
  jsonOption,
  new Option("--only <fields>", `these alone, parted by commas: ${diffFields.join(", ")}`),
  new Option("--class <classes>", `these alone: ${changeClasses.join(", ")}`),
];

function oneOf<Name extends string>(names: readonly [Name, ...Name[]]) {
  return z.enum(names, { error: ({ input }) => `"${String(input)}" is none of ${names.join(", ")}` });
}

/** Names parted by commas, each of them one of the listed. */
function listShape<Name extends string>(names: readonly [Name, ...Name[]]) {
  return z
    .string()
    .transform((text) => text.split(",").map((name) => name.trim()))
    .pipe(z.array(oneOf(names)))
    .optional();
}

export const comparisonShape = {
  ...jsonShape,
  format: oneOf(formats).optional(),
  only: listShape(diffFields),
  class: listShape(changeClasses),
};
export type ComparisonGiven = z.infer<z.ZodObject<typeof comparisonShape>>;
