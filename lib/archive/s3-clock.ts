/** The time by an S3 server's own clock, from the Date of its answers: no request of its own. */
import type { S3Client } from "@aws-sdk/client-s3";
import * as z from "zod";
import { type Instant, instantOf } from "../article/instant.ts";

const answerSchema = z.object({ headers: z.object({ date: z.string().optional() }) });

/** A Date names the second that the answer fell into (RFC 9110 §5.6.7): the true time is up to this much later. */
const resolutionMs = 1000;

/**
 * Listens to every answer of a client, refusals included. The result gives the server's time at this moment, `elapsed`
 * being milliseconds that only grow; undefined before the first answer. Up to a second slow.
 */
export function listenForDate(client: S3Client, elapsed: () => number): () => Instant | undefined {
  /** The server's time less ours: the most that the answers so far prove, so that the time never runs backwards. */
  let offset: number | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const answered = await next(args);
      const date = Date.parse(answerSchema.safeParse(answered.response).data?.headers.date ?? "");
      const proven = date - elapsed();
      const isNews = offset === undefined || proven > offset || proven + resolutionMs <= offset;
      if (!Number.isNaN(proven) && isNews) offset = proven;
      return answered;
    },
    // Below the deserializer, which throws for a refusal.
    { step: "deserialize", priority: "low" },
  );
  return () => (offset === undefined ? undefined : instantOf(new Date(offset + elapsed())));
}
