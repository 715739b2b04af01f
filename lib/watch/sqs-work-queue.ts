/** The work queue as SQS. */
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { StoreUnavailableError } from "../article/errors.ts";
import type { WorkQueue } from "./work-queue.ts";

/** SQS takes no more entries in one call. */
const batchSize = 10;

export function createSqsWorkQueue(queueUrl: string, client: SQSClient = new SQSClient({})): WorkQueue {
  return {
    send: async (work) => {
      for (let start = 0; start < work.length; start += batchSize) {
        const entries = work.slice(start, start + batchSize).map((one) => ({
          Id: String(one.shard),
          MessageBody: JSON.stringify(one),
        }));
        const sent = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }));
        const [failed] = sent.Failed ?? [];
        if (failed !== undefined) {
          // The shards stay due: the next dispatch sends them again.
          throw new StoreUnavailableError(
            `the queue refused shard ${failed.Id}: ${failed.Message ?? failed.Code}`,
          );
        }
      }
    },
  };
}
