/** What `npm run invoke` is asked: which handler, on which event. Every mistake is a UsageError of one sentence. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import * as z from "zod";
import { codeOf } from "./archive/error-code.ts";
import { UsageError } from "./article/errors.ts";

const usage = "usage: npm run invoke -- dispatch|check --event FILE";

const askedSchema = z.object({
  values: z.strictObject({ event: z.string() }),
  positionals: z.tuple([z.enum(["dispatch", "check"])]),
});

export interface Invocation {
  readonly handler: "dispatch" | "check";
  /** As the file says, for the handler to judge. */
  readonly event: unknown;
}

export async function readInvocation(args: readonly string[]): Promise<Invocation> {
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
    const why = codeOf(cause) === "ENOENT" ? "there is no such file" : `cannot be read (${codeOf(cause)})`;
    throw new UsageError(`${file}: ${why}; fixtures/events holds some to begin with`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${file}: not JSON; fixtures/events holds some to begin with`, { cause });
  }
}
