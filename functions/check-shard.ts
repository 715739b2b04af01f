/** SQS → one run over each shard named. A shard that fails is reported alone, so that it does not take the others along. */
import { instantAfter } from "../lib/article/instant.ts";
import { parseFunctionSettings } from "../lib/function-settings.ts";
import { type BatchResponse, checkBatch } from "../lib/pipeline/check-batch.ts";
import type { CheckPorts } from "../lib/pipeline/ports.ts";
import { openArchivePorts } from "../lib/real-archive.ts";
import { checkPortsOf } from "../lib/real-checks.ts";

/** What is used of Lambda's context. */
interface TimeLeft {
  getRemainingTimeInMillis(): number;
}

/** `wire` is called at the first event, and its ports serve all that follow. */
export function createHandler(wire: () => Promise<CheckPorts>) {
  let wired: Promise<CheckPorts> | undefined;
  return async (event: unknown, context: TimeLeft): Promise<BatchResponse> => {
    wired ??= wire();
    const ports = await wired;
    const deadline = instantAfter(ports.clock.now(), context.getRemainingTimeInMillis());
    return checkBatch(ports, event, deadline, (trouble) => console.error(trouble));
  };
}

export const handler = createHandler(async () => {
  const settings = parseFunctionSettings(process.env);
  return checkPortsOf(await openArchivePorts({ archive: settings.archive, create: true }), settings);
});
