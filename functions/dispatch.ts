/** EventBridge Scheduler, every minute → one message for each shard that has something due. */
import { UsageError } from "../lib/article/errors.ts";
import { parseFunctionSettings } from "../lib/function-settings.ts";
import { type DispatchPorts, dispatch } from "../lib/pipeline/dispatch.ts";
import { openArchivePorts } from "../lib/real-archive.ts";
import { createSqsWorkQueue } from "../lib/watch/sqs-work-queue.ts";

/** `wire` is called at the first event, and its ports serve all that follow. */
export function createHandler(wire: () => Promise<DispatchPorts>) {
  let wired: Promise<DispatchPorts> | undefined;
  return async (event: unknown): Promise<{ shards: number[] }> => {
    wired ??= wire();
    return { shards: await dispatch(await wired, event) };
  };
}

export const handler = createHandler(async () => {
  const { archive, queueUrl } = parseFunctionSettings(process.env);
  if (queueUrl === undefined)
    throw new UsageError("the function's environment is wrong: STET_QUEUE_URL is required");
  return { ...(await openArchivePorts({ archive, create: true })), queue: createSqsWorkQueue(queueUrl) };
});
