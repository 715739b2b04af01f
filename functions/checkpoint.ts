/** EventBridge Scheduler, every hour → the tree over all records and events, extended, signed and mailed. */
import { parseCheckpointSettings } from "../lib/function-settings.ts";
import { type TendPorts, tendTree } from "../lib/pipeline/tend-tree.ts";
import { openKmsSigner } from "../lib/proof/kms-signer.ts";
import { createSnsMail } from "../lib/proof/sns-mail.ts";
import { openArchivePorts } from "../lib/real-archive.ts";

/** `wire` is called at the first event, and its ports serve all that follow. */
export function createHandler(wire: () => Promise<TendPorts>) {
  let wired: Promise<TendPorts> | undefined;
  return async (): Promise<Awaited<ReturnType<typeof tendTree>>> => {
    wired ??= wire();
    return await tendTree(await wired);
  };
}

export const handler = createHandler(async () => {
  const { archive, signingKey, origin, topic } = parseCheckpointSettings(process.env);
  return {
    ...(await openArchivePorts({ archive, create: false })),
    signer: await openKmsSigner(signingKey, origin),
    ...(topic === undefined ? {} : { mail: createSnsMail(topic) }),
  };
});
