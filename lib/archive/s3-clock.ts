/** The time by an S3 server's own clock, from the Date of its answers: no request of its own. */
import type { S3Client } from "@aws-sdk/client-s3";
import { z } from "zod";
import { type Instant, instantOf } from "../article/instant.ts";

const answerSchema = z.object({ headers: z.object({ date: z.string().optional() }) });

/**
 * Listens to every answer of a client. The result gives the Date of the last, refusals included, with what has passed
 * since by `elapsed`; undefined before the first. Dates are to the second (RFC 9110).
 */
export function listenForDate(client: S3Client, elapsed: () => number): () => Instant | undefined {
  let last: { date: number; at: number } | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const answered = await next(args);
      const date = Date.parse(answerSchema.safeParse(answered.response).data?.headers.date ?? "");
      if (!Number.isNaN(date)) last = { date, at: elapsed() };
      return answered;
    },
    // Below the deserializer, which throws for a refusal.
    { step: "deserialize", priority: "low" },
  );
  return () => (last === undefined ? undefined : instantOf(new Date(last.date + elapsed() - last.at)));
}
