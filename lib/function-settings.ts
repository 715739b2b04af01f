/** What a deployed function is told by its environment. Every mistake is listed, so that one deployment mends all. */
import * as z from "zod";
import { UsageError } from "./article/errors.ts";
import { parseContact } from "./pipeline/user-agent.ts";

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
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new UsageError(`the function's environment is wrong: ${wrong.join("; ")}`);
  }
  const { STET_ARCHIVE, STET_CONTACT, STET_QUEUE_URL, STET_ALLOW_LOOPBACK } = parsed.data;
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
