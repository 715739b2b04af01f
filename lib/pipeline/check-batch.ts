/** A batch of messages from the work queue: the runs they ask for, side by side, and which of them must come again. */
import * as z from "zod";
import { messageOf, UsageError } from "../article/errors.ts";
import type { Instant } from "../article/instant.ts";
import { workSchema } from "../watch/work-queue.ts";
import { Crew } from "./crew.ts";
import { parseEvent } from "./parse-event.ts";
import type { CheckPorts } from "./ports.ts";
import { runShard } from "./run-shard.ts";

const batchSchema = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })),
});

const expectedBatch = 'a batch of SQS messages: { "Records": [{ "messageId": …, "body": … }] }';
const expectedBody = 'a shard to look at: { "format": 1, "shard": 0, "which": "due" or "all" }';

/** As Lambda's ReportBatchItemFailures wants it. */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** What a person must hear of; the function writes it to its log as an error, and an alarm rests on that. */
export interface Trouble {
  readonly message: string;
  readonly shard?: number;
  readonly articleId?: string;
}

/**
 * How long a run waits for one host. Four looks at one distance are what a host seldom exceeds in a quarter of an hour;
 * more wait cheaper in the timetable than in a running function (test/bench/simulated-week.ts).
 */
const functionPatience = 15_000;

export async function checkBatch(
  ports: CheckPorts,
  event: unknown,
  deadline: Instant,
  report: (trouble: Trouble) => void,
): Promise<BatchResponse> {
  const { Records } = parseEvent(batchSchema, event, expectedBatch);
  const crew = new Crew(ports);
  const failures = await Promise.all(
    Records.map(async ({ messageId, body }) => {
      try {
        await runMessage(ports, crew, body, deadline, report);
        return [];
      } catch (error) {
        report({ message: `message ${messageId} (${body.slice(0, 200)}): ${messageOf(error)}` });
        return [{ itemIdentifier: messageId }];
      }
    }),
  );
  return { batchItemFailures: failures.flat() };
}

/** A shard that fails does not take the others along; the message comes again, and finds them done. */
async function runMessage(
  ports: CheckPorts,
  crew: Crew,
  body: string,
  deadline: Instant,
  report: (trouble: Trouble) => void,
): Promise<void> {
  const { shard, beside, which } = parseEvent(workSchema, parseJson(body), expectedBody);
  const ended = await Promise.allSettled(
    [...new Set([shard, ...beside])].map(async (one) => {
      const run = { shard: one, which, deadline, patience: functionPatience };
      const { problems } = await runShard(ports, run, crew);
      for (const { articleId, error } of problems)
        report({ message: messageOf(error), shard: one, articleId });
    }),
  );
  for (const end of ended) if (end.status === "rejected") throw end.reason;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new UsageError("the message is not JSON", { cause });
  }
}
