/** Runs a handler here, with the environment it has in the cloud. What dispatch sends is checked in this process. */
import { messageOf, UsageError } from "../lib/article/errors.ts";
import { parseFunctionSettings } from "../lib/function-settings.ts";
import { openArchivePorts } from "../lib/real-archive.ts";
import { checkPortsOf } from "../lib/real-checks.ts";
import { createInProcessQueue } from "../lib/watch/in-process-queue.ts";
import { createHandler as createCheck } from "./check-shard.ts";
import { createHandler as createDispatch } from "./dispatch.ts";
import { readInvocation } from "./read-invocation.ts";

/** As the deployed function has. */
const functionTime = { getRemainingTimeInMillis: () => 300_000 };

async function invoke(): Promise<unknown> {
  const { handler, event } = await readInvocation(process.argv.slice(2));
  const settings = parseFunctionSettings({ STET_ARCHIVE: "./archive", ...process.env });
  const ports = checkPortsOf(await openArchivePorts({ archive: settings.archive, create: true }), settings);
  const check = createCheck(async () => ports);
  if (handler === "check") return check(event, functionTime);
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
