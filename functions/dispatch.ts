/** EventBridge Scheduler, every minute → one message for each shard that has something due. */
import { UsageError } from "../lib/article/errors.ts";
import { parseFunctionSettings } from "../lib/function-settings.ts";
import { dispatch } from "../lib/pipeline/dispatch.ts";
import type { ArchivePorts } from "../lib/pipeline/ports.ts";
import { openArchivePorts } from "../lib/real-ports.ts";
import { createSqsWorkQueue } from "../lib/watch/sqs-work-queue.ts";
import type { WorkQueue } from "../lib/watch/work-queue.ts";

let ports: Promise<ArchivePorts & { queue: WorkQueue }> | undefined;

async function wire(): Promise<ArchivePorts & { queue: WorkQueue }> {
  const { archive, queueUrl } = parseFunctionSettings(process.env);
  if (queueUrl === undefined)
    throw new UsageError("the function's environment is wrong: STET_QUEUE_URL is required");
  return { ...(await openArchivePorts({ archive, create: true })), queue: createSqsWorkQueue(queueUrl) };
}

export async function handler(event: unknown): Promise<{ shards: number[] }> {
  ports ??= wire();
  return { shards: await dispatch(await ports, event) };
}
