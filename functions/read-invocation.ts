/** What `npm run invoke` is asked: which handler, on which event. Every mistake is a UsageError of one sentence. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import * as z from "zod";
import { codeOf } from "../lib/archive/error-code.ts";
import { UsageError } from "../lib/article/errors.ts";

const usage = "usage: npm run invoke -- dispatch|check --event FILE";
const examples = "fixtures/events holds some to begin with";

const askedSchema = z.object({
  values: z.strictObject({ event: z.string() }),
  positionals: z.tuple([z.enum(["dispatch", "check"])]),
});

/** `event`: as the file says, for the handler to judge. */
export async function readInvocation(args: readonly string[]) {
  const options = { event: { type: "string" } } as const;
  // What is not known is refused by the schema, in our words.
  const asked = askedSchema.safeParse(
    parseArgs({ args: [...args], options, allowPositionals: true, strict: false }),
  );
  if (!asked.success) throw new UsageError(usage);
  const { values, positionals } = asked.data;
  return { handler: positionals[0], event: await readEvent(values.event) };
}

async function readEvent(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    if (codeOf(cause) === "ENOENT") throw new UsageError(`${file}: there is no such file; ${examples}`);
    throw new UsageError(`${file}: cannot be read (${codeOf(cause)}); ${examples}`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${file}: not JSON; ${examples}`, { cause });
  }
}
