/**
 * What a deployment is told: the "stet" object in the context of cdk.json. One schema, parsed once, before anything is
 * built; every mistake is listed with its path. It knows no AWS construct.
 */
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";
import { UsageError } from "../article/errors.ts";
import { givenRulesSchema } from "../article/given-site-rules.ts";
import { parsePlace } from "../article/opt-outs.ts";
import { plainWords } from "../article/plain-words.ts";
import { isPlaceholder, parseContact } from "../pipeline/user-agent.ts";
import { isLoopbackUrl, parseWatchableUrl } from "../pipeline/watchable-url.ts";

export const contextKey = "stet";

/** Beside it, given on the command line to try a deployment on an emulator: `-c stetAllowLoopback=1`. */
export const loopbackContextKey = "stetAllowLoopback";

/** The most that EventBridge Scheduler passes to a target; the watch list travels in it. */
export const scheduleInputLimitBytes = 256 * 1024;

/** Three months: long enough to look into what an alarm tells; what was found stands in the archive anyway. */
const defaultLogRetentionDays = RetentionDays.THREE_MONTHS;

/** S3's own bound: a hundred years. */
const objectLockLimitDays = 36_500;

/** A string that `parse` accepts, and what it makes of it; what its UsageError says is the mistake. */
function stringBy<T>(parse: (typed: string) => T, missing: string) {
  return z.string({ error: missing }).transform((typed, context) => {
    try {
      return parse(typed);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      context.addIssue({ code: "custom", message: error.message, input: typed });
      return z.NEVER;
    }
  });
}

const contactSchema = stringBy(
  parseContact,
  "required: an e-mail address or a web page where a site's owner reaches you; it stands in the User-Agent",
);
const placeSchema = stringBy(parsePlace, "give a host, or a full address");
const articleUrlSchema = stringBy((typed) => parseWatchableUrl(typed).href, "give an article's full address");

/** A configuration whose contact is needed, whatever else may be wrong with it. */
const watchesSomething = z.object({ contact: z.string(), watch: z.array(z.unknown()).min(1) });

type Lists = Pick<Configuration, "watch" | "optOut" | "rules">;

function refuseLongLists(lists: Lists, context: z.RefinementCtx): void {
  const bytes = Buffer.byteLength(scheduleInput(lists));
  if (bytes <= scheduleInputLimitBytes) return;
  const message =
    `the lists take ${bytes} bytes, and a schedule carries ${scheduleInputLimitBytes}: shorten them, and add ` +
    "the rest to the deployed archive with `stet add` and `stet opt-out --archive s3://…`";
  context.addIssue({ code: "custom", path: ["watch"], message, input: lists.watch });
}

const logRetentions = Object.values(RetentionDays).filter(
  (value) => typeof value === "number" && value !== RetentionDays.INFINITE,
);

const fieldsSchema = z.strictObject({
  contact: contactSchema,
  watch: z.array(articleUrlSchema).default([]),
  /** Who asked not to be watched: hosts, with all below them, or addresses, with all below them. */
  optOut: z.array(placeSchema).default([]),
  /** How pages of some hosts are read, where the general method fails. */
  rules: givenRulesSchema.default([]),
  /** Pages for readers: for everyone, or for who knows the password. Left out: none are made. */
  site: z.enum(["public", "password"], { error: 'give "public" or "password", or leave it out' }).optional(),
  /** SHA-256 of `name:password`; the password itself stands nowhere. */
  sitePassword: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, "give sha256: and the 64 digits of `printf 'name:password' | sha256sum`")
    .optional(),
  /** What pages show of a version: a few words around each change, or all of it. */
  siteTexts: z.enum(["context", "whole"], { error: 'give "context" or "whole", or leave it out' }).optional(),
  /** Where alarms are sent. Without it they only stand in the console. */
  alarmEmail: z.email({ error: "give one e-mail address" }).optional(),
  /** Who keeps the checkpoints: addresses out of your own reach, to which the newest is sent each day. */
  checkpointEmails: z.array(z.email({ error: "give an e-mail address" })).default([]),
  /** Object Lock in governance mode, for every object from its writing on. It can be turned on, never off again. */
  objectLockDays: z.int().min(1).max(objectLockLimitDays).optional(),
  logRetentionDays: z
    .int()
    .refine((days) => logRetentions.includes(days), {
      error: `CloudWatch keeps logs for one of these numbers of days: ${logRetentions.join(", ")}`,
    })
    .default(defaultLogRetentionDays),
});

export type Configuration = z.infer<typeof fieldsSchema>;

function refuseOpenDoor(
  { site, sitePassword }: Pick<Configuration, "site" | "sitePassword">,
  context: z.RefinementCtx,
): void {
  if ((site === "password") === (sitePassword !== undefined)) return;
  const message =
    site === "password"
      ? "required for a site behind a password: sha256: and the 64 digits of `printf 'name:password' | sha256sum`"
      : 'there is no site behind a password: set "site": "password", or leave this out';
  context.addIssue({ code: "custom", path: ["sitePassword"], message, input: sitePassword });
}

const configurationSchema = fieldsSchema.superRefine(refuseLongLists).superRefine(refuseOpenDoor);

/** The event that the schedule sends to the dispatch function. */
export function scheduleInput({ watch, optOut, rules }: Lists): string {
  return JSON.stringify({ watch, optOut, ...(rules.length === 0 ? {} : { rules }) });
}

/** Whatever else may be wrong with it. */
const watchesAnything = z.object({ watch: z.array(z.unknown()) });

/** No deployed function has a machine of its own to look at. */
function loopbackMistakes(given: unknown): string[] {
  const watch = watchesAnything.safeParse(given).data?.watch ?? [];
  return [...watch.entries()].flatMap(([index, url]) =>
    typeof url === "string" && URL.canParse(url) && isLoopbackUrl(new URL(url))
      ? [`watch[${index}]: ${url} is the machine itself, where no deployment finds an article`]
      : [],
  );
}

/** `context` is what cdk.json holds under "stet", or the JSON text that `cdk -c stet='{…}'` makes of it. */
export function parseConfiguration(context: unknown, allowLoopback = false): Configuration {
  const given = typeof context === "string" ? parseJson(context) : (context ?? {});
  const result = configurationSchema.safeParse(given, { error: plainWords });
  const mistakes = (result.error?.issues ?? []).map((issue) => `${pathOf(issue.path)}: ${issue.message}`);
  if (!allowLoopback) mistakes.push(...loopbackMistakes(given));
  const watching = watchesSomething.safeParse(given);
  if (watching.success && isPlaceholder(watching.data.contact)) {
    mistakes.push(
      `contact: "${watching.data.contact}" is the placeholder: give an address of your own before you watch anything`,
    );
  }
  if (result.success && mistakes.length === 0) return result.data;
  throw new UsageError(
    `cdk.json, context "${contextKey}":\n${mistakes.map((line) => `  ${line}`).join("\n")}`,
  );
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
