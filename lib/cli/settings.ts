/** What several commands take: where the archive is, who is calling, what may be called. With the words for their help. */
import { Argument, Option } from "commander";
import * as z from "zod";
import { UsageError } from "../article/errors.ts";
import { parseContact } from "../pipeline/user-agent.ts";

/** Options that the environment may set, by their attribute names. */
export const environmentNames: Readonly<Record<string, string>> = {
  archive: "STET_ARCHIVE",
  contact: "STET_CONTACT",
  allowLoopback: "STET_ALLOW_LOOPBACK",
  signingKey: "STET_SIGNING_KEY",
};

export const archiveOption = new Option(
  "--archive <place>",
  "a folder, or s3://bucket/prefix (STET_ARCHIVE; default ./archive)",
);
export const contactOption = new Option(
  "--contact <address>",
  "e-mail or web address where a site's owner reaches you (STET_CONTACT)",
);
export const loopbackOption = new Option(
  "--allow-loopback",
  "let stet call this machine itself, for trying things out (STET_ALLOW_LOOPBACK=1)",
);
export const ruleOption = new Option(
  "--rule <file>",
  "read pages by a site rule: JSON, one rule or a list, by host",
);
export const signingKeyOption = new Option(
  "--signing-key <file>",
  "the private key that `stet keygen` made, or the ARN of a KMS key (STET_SIGNING_KEY)",
);
export const jsonOption = new Option("--json", "for programs: JSON instead of words");

export const urlArgument = new Argument("<url>", "the article's address");
export const someUrlsArgument = new Argument("<urls...>", "addresses of articles");
export const anyUrlsArgument = new Argument("[urls...]", "addresses of articles");

/** The same as parts of a command's schema. */
export const archiveShape = {
  archive: z.string().trim().min(1, "name a folder, or s3://bucket/prefix").default("archive"),
};
export const jsonShape = { json: z.boolean().default(false) };
export const webShape = {
  contact: z
    .string()
    .transform((text, context) => {
      try {
        return parseContact(text.trim());
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        context.addIssue(error.message);
        return z.NEVER;
      }
    })
    .optional(),
  // Only the environment can say anything but yes.
  allowLoopback: z
    .boolean({ error: ({ input }) => `"${input}" is neither 1, which allows it, nor 0, which does not` })
    .default(false),
};

export type WebGiven = z.infer<z.ZodObject<typeof webShape>>;

/** A whole number in digits, between two bounds. */
export function numberShape(what: string, least: number, most: number) {
  const wrong = ({ input }: { readonly input?: unknown }) =>
    `"${String(input)}" is no ${what}: give a number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error: wrong })
    .refine((digits) => Number(digits) >= least && Number(digits) <= most, { error: wrong })
    .transform(Number);
}

const versionPattern = /^[1-9]\d{0,7}$/;
export const versionShape = z
  .string()
  .regex(versionPattern, {
    error: ({ input }) => `"${input}" is no version: give a number from 1, as \`stet log\` lists them`,
  })
  .transform(Number)
  .optional();
