/** The work queue of one process: keeps what is sent, and hands it on in the form in which SQS would. */
import type { Work, WorkQueue } from "./work-queue.ts";

export interface InProcessQueue extends WorkQueue {
  /** Everything sent so far, as the event of one batch. */
  readonly batch: () => { Records: { messageId: string; body: string }[] };
}

export function createInProcessQueue(): InProcessQueue {
  const sent: Work[] = [];
  return {
    send: async (work) => {
      sent.push(...work);
    },
    batch: () => ({
      Records: sent.map((work, index) => ({ messageId: String(index), body: JSON.stringify(work) })),
    }),
  };
}
