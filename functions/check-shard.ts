/** SQS → one run over each shard named. A shard that fails is reported alone, so that it does not take the others along. */
import { instantAfter } from "../lib/article/instant.ts";
import { parseFunctionSettings } from "../lib/function-settings.ts";
import { type BatchResponse, checkBatch } from "../lib/pipeline/check-batch.ts";
import type { CheckPorts } from "../lib/pipeline/ports.ts";
import { checkPortsOf, openArchivePorts, realClock } from "../lib/real-ports.ts";

let ports: Promise<CheckPorts> | undefined;

async function wire(): Promise<CheckPorts> {
  const settings = parseFunctionSettings(process.env);
  return checkPortsOf(await openArchivePorts({ archive: settings.archive, create: true }), settings);
}

export async function handler(
  event: unknown,
  context: { getRemainingTimeInMillis(): number },
): Promise<BatchResponse> {
  ports ??= wire();
  const deadline = instantAfter(realClock.now(), context.getRemainingTimeInMillis());
  return checkBatch(await ports, event, deadline, (trouble) => console.error(trouble));
}
