/** Everything that is due, in this one process: what the queue and its functions do in the cloud, side by side. */
import { dueShards } from "./dispatch.ts";
import type { CheckPorts } from "./ports.ts";
import { runShard, type ShardReport, type ShardRun } from "./run-shard.ts";

/** Looks at what is due in every shard. Hosts of different shards are different hosts, so nobody is asked twice. */
export async function runDue(
  ports: CheckPorts,
  run: Omit<ShardRun, "shard" | "which">,
): Promise<ShardReport[]> {
  const shards = await dueShards(ports);
  return Promise.all(shards.map((shard) => runShard(ports, { ...run, shard, which: "due" })));
}
