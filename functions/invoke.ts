/** Runs a handler here, with the environment it has in the cloud. What dispatch sends is checked in this process. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { messageOf, UsageError } from "../lib/article/errors.ts";
import { parseFunctionSettings } from "../lib/function-settings.ts";
import { openArchivePorts } from "../lib/real-archive.ts";
import { checkPortsOf } from "../lib/real-checks.ts";
import { createInProcessQueue } from "../lib/watch/in-process-queue.ts";
import { createHandler as createCheck } from "./check-shard.ts";
import { createHandler as createDispatch } from "./dispatch.ts";

/** As the deployed function has. */
const functionTime = { getRemainingTimeInMillis: () => 300_000 };

async function invoke(): Promise<unknown> {
  const { values, positionals } = parseArgs({
    options: { event: { type: "string" } },
    allowPositionals: true,
  });
  if (values.event === undefined || !["check", "dispatch"].includes(positionals[0] ?? "")) {
    throw new UsageError("usage: npm run invoke -- dispatch|check --event FILE");
  }
  const event: unknown = JSON.parse(await readFile(values.event, "utf8"));
  const settings = parseFunctionSettings({ STET_ARCHIVE: "./archive", ...process.env });
  const ports = checkPortsOf(await openArchivePorts({ archive: settings.archive, create: true }), settings);
  const check = createCheck(async () => ports);
  if (positionals[0] === "check") return check(event, functionTime);
  const queue = createInProcessQueue();
  const dispatched = await createDispatch(async () => ({ ...ports, queue }))(event);
  return { dispatched, checked: await check(queue.batch(), functionTime) };
}

try {
  process.stdout.write(`${JSON.stringify(await invoke(), undefined, 2)}\n`);
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 3;
}
