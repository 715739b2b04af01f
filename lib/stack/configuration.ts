/**
 * What a deployment is told: the "stet" object in the context of cdk.json. One schema, parsed once, before anything is
 * built; every mistake is listed with its path. It knows no AWS construct.
 */
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { z } from "zod";
import { UsageError } from "../article/errors.ts";
import { parseArticleUrl } from "../article/url-key.ts";

export const contextKey = "stet";

/** The most that EventBridge Scheduler passes to a target; the watch list travels in it. */
export const scheduleInputLimitBytes = 256 * 1024;

/** A header line has to carry it, and a person has to read it. */
const contactLimit = 200;

/** Three months: long enough to look into what an alarm tells; what was found stands in the archive anyway. */
const defaultLogRetentionDays = RetentionDays.THREE_MONTHS;

/** S3's own bound: a hundred years. */
const objectLockLimitDays = 36_500;

/** Reserved for documentation (RFC 2606), so what is reachable there is nobody. */
const placeholderHost = /(^|\.)example\.(com|net|org)$/i;

const asciiWord = /^[!-~]+$/;

const contactWanted =
  "give an e-mail address or the URL of a page: it stands in the User-Agent, for those whose sites are watched";

const contactSchema = z
  .string({ error: contactWanted })
  .max(contactLimit)
  .refine((contact) => asciiWord.test(contact) && contactHost(contact) !== undefined, {
    error: contactWanted,
  });

const articleUrlSchema = z.string().transform((typed, context) => {
  try {
    return parseArticleUrl(typed).href;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    context.addIssue({ code: "custom", message: error.message, input: typed });
    return z.NEVER;
  }
});

/** A configuration whose contact is needed, whatever else may be wrong with it. */
const watchesSomething = z.object({ contact: z.string(), watch: z.array(z.unknown()).min(1) });

function refuseLongList(watch: readonly string[], context: z.RefinementCtx): void {
  const bytes = Buffer.byteLength(scheduleInput(watch));
  if (bytes <= scheduleInputLimitBytes) return;
  const message =
    `the list takes ${bytes} bytes, and a schedule carries ${scheduleInputLimitBytes}: ` +
    "shorten it, and add the rest to the deployed archive with `stet add --archive s3://…`";
  context.addIssue({ code: "custom", message, input: watch });
}

const logRetentions = Object.values(RetentionDays).filter(
  (value) => typeof value === "number" && value !== RetentionDays.INFINITE,
);

const configurationSchema = z
  .strictObject({
    contact: contactSchema,
    watch: z.array(articleUrlSchema).superRefine(refuseLongList).default([]),
    /** Where alarms are sent. Without it they only stand in the console. */
    alarmEmail: z.email({ error: "give one e-mail address" }).optional(),
    /** Object Lock in governance mode, for every object from its writing on. It can be turned on, never off again. */
    objectLockDays: z.int().min(1).max(objectLockLimitDays).optional(),
    logRetentionDays: z
      .int()
      .refine((days) => logRetentions.includes(days), {
        error: `CloudWatch keeps logs for one of these numbers of days: ${logRetentions.join(", ")}`,
      })
      .default(defaultLogRetentionDays),
  })
  .refine(({ contact }) => !placeholderHost.test(contactHost(contact) ?? ""), {
    path: ["contact"],
    error: "this is the placeholder: give an address of your own before you watch what others publish",
    when: ({ value }) => watchesSomething.safeParse(value).success,
  });

export type Configuration = z.infer<typeof configurationSchema>;

/** The event that the schedule sends to the dispatch function. */
export function scheduleInput(watch: readonly string[]): string {
  return JSON.stringify({ watch });
}

/** `context` is what cdk.json holds under "stet", or the JSON text that `cdk -c stet='{…}'` makes of it. */
export function parseConfiguration(context: unknown): Configuration {
  const result = configurationSchema.safeParse(
    typeof context === "string" ? parseJson(context) : (context ?? {}),
  );
  if (result.success) return result.data;
  const mistakes = result.error.issues.map((issue) => `  ${pathOf(issue.path)}: ${issue.message}`);
  throw new UsageError(`cdk.json, context "${contextKey}":\n${mistakes.join("\n")}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`-c ${contextKey}=…: not JSON (${String(cause)})`, { cause });
  }
}

/** `watch[3]`; the object itself is called by its context key. */
function pathOf(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text === "" ? contextKey : text.replace(/^\./, "");
}

function contactHost(contact: string): string | undefined {
  if (/^https?:\/\//.test(contact)) return URL.canParse(contact) ? new URL(contact).hostname : undefined;
  return z.email().safeParse(contact).success ? contact.slice(contact.lastIndexOf("@") + 1) : undefined;
}
