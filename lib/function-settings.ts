/** What a deployed function is told by its environment. Every mistake is listed, so that one deployment mends all. */
import * as z from "zod";
import { UsageError } from "./article/errors.ts";
import { plainWords } from "./article/plain-words.ts";
import { parseContact } from "./pipeline/user-agent.ts";
import type { SiteOptions } from "./publish/site-options.ts";

const settingsSchema = z.object({
  STET_ARCHIVE: z.string().min(1),
  STET_CONTACT: z.string().optional(),
  STET_QUEUE_URL: z.url().optional(),
  /** Only for trying stet on one machine. */
  STET_ALLOW_LOOPBACK: z.enum(["0", "1"]).default("0"),
});

export interface FunctionSettings {
  readonly archive: string;
  readonly contact?: string;
  readonly queueUrl?: string;
  readonly allowLoopback: boolean;
}

export function parseFunctionSettings(
  environment: Readonly<Record<string, string | undefined>>,
): FunctionSettings {
  const { STET_ARCHIVE, STET_CONTACT, STET_QUEUE_URL, STET_ALLOW_LOOPBACK } = parsed(
    settingsSchema,
    environment,
  );
  const allowLoopback = STET_ALLOW_LOOPBACK === "1";
  if (STET_CONTACT === undefined && !allowLoopback) {
    throw new UsageError(
      "the function's environment is wrong: STET_CONTACT: an e-mail address or URL is required",
    );
  }
  return {
    archive: STET_ARCHIVE,
    allowLoopback,
    ...(STET_CONTACT === undefined ? {} : { contact: parseContact(STET_CONTACT) }),
    ...(STET_QUEUE_URL === undefined ? {} : { queueUrl: STET_QUEUE_URL }),
  };
}

const checkpointSettingsSchema = z.object({
  STET_ARCHIVE: z.string().min(1),
  /** ARN of the KMS key. */
  STET_SIGNING_KEY: z.string().min(1),
  /** The name that the tree is signed under. */
  STET_ORIGIN: z.string().min(1),
  /** ARN of the topic by which checkpoints are mailed. */
  STET_CHECKPOINT_TOPIC: z.string().min(1).optional(),
});

/** Of the function that signs: it calls no site, so that it needs no contact. */
export function parseCheckpointSettings(environment: Readonly<Record<string, string | undefined>>) {
  const given = parsed(checkpointSettingsSchema, environment);
  return {
    archive: given.STET_ARCHIVE,
    signingKey: given.STET_SIGNING_KEY,
    origin: given.STET_ORIGIN,
    topic: given.STET_CHECKPOINT_TOPIC,
  };
}

const publishSettingsSchema = z.object({
  STET_ARCHIVE: z.string().min(1),
  /** Where the pages go, `s3://bucket`. */
  STET_SITE: z.string().min(1),
  /** Where readers find them, with a slash at the end. */
  STET_SITE_URL: z.url(),
  STET_SITE_TEXTS: z.enum(["context", "whole"]),
});

export interface PublishSettings {
  readonly archive: string;
  readonly site: string;
  readonly options: SiteOptions;
}

export function parsePublishSettings(
  environment: Readonly<Record<string, string | undefined>>,
): PublishSettings {
  const { STET_ARCHIVE, STET_SITE, STET_SITE_URL, STET_SITE_TEXTS } = parsed(
    publishSettingsSchema,
    environment,
  );
  const options = {
    title: "stet",
    baseUrl: STET_SITE_URL,
    text: STET_SITE_TEXTS,
    indexed: false,
    live: false,
  };
  return { archive: STET_ARCHIVE, site: STET_SITE, options };
}

function parsed<T>(schema: z.ZodType<T>, environment: Readonly<Record<string, string | undefined>>): T {
  const result = schema.safeParse(environment, { error: plainWords });
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new UsageError(`the function's environment is wrong: ${wrong.join("; ")}`);
}
