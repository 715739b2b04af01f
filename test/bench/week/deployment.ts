/** The deployed parts under a simulated clock: the schedule, the queue and the functions, running the real use cases. */
import { openArchive } from "../../../lib/archive/layout.ts";
import { instantAfter } from "../../../lib/article/instant.ts";
import { checkBatch } from "../../../lib/pipeline/check-batch.ts";
import { dispatch } from "../../../lib/pipeline/dispatch.ts";
import type { Chance } from "../../../lib/pipeline/ports.ts";
import type { Work } from "../../../lib/watch/work-queue.ts";
import { plainLookPorts } from "../../pipeline/simulated-article.ts";
import { billedStore, type StoreWorld } from "./billed-store.ts";
import { type Environment, FunctionHost } from "./function-host.ts";
import type { Newsroom } from "./newsroom.ts";

export interface FunctionSizes {
  readonly dispatchMegabytes: number;
  readonly checkMegabytes: number;
  readonly timeoutMilliseconds: number;
  readonly shardsAtOnce: number;
}

export interface DeploymentWorld extends StoreWorld {
  readonly newsroom: Newsroom;
  readonly shards: number;
  readonly chance: Chance;
  readonly sizes: FunctionSizes;
  /** Told of each request that begins at a host. */
  readonly onRequest: (host: string, at: string) => void;
}

/** From a message sent to the function's call, and from its end to the next. */
const queueLatency = 50;
/** SendMessageBatch carries up to ten; each message is received and deleted once besides. */
const messagesPerSend = 10;

export class Deployment {
  private readonly queued: Work[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly dispatchHost: FunctionHost;
  private readonly checkHost: FunctionHost;
  private readonly world: DeploymentWorld;

  constructor(world: DeploymentWorld) {
    const { clock, ledger, sizes } = world;
    this.world = world;
    this.dispatchHost = new FunctionHost(clock, ledger, "dispatch", sizes.dispatchMegabytes);
    this.checkHost = new FunctionHost(clock, ledger, "check", sizes.checkMegabytes);
  }

  /** What the schedule does each minute. */
  async tick(): Promise<void> {
    this.world.ledger.schedules += 1;
    await this.dispatchHost.invoke(async (environment, first) => {
      const ports = await this.ports("dispatch", environment, first);
      const queue = { send: async (work: readonly Work[]) => this.send(work) };
      await dispatch({ ...ports, queue }, {});
    });
  }

  /** Resolves when every function has ended and the queue is empty. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.race(this.running);
  }

  private async send(work: readonly Work[]): Promise<void> {
    const { ledger, clock } = this.world;
    ledger.queueRequests += Math.ceil(work.length / messagesPerSend) + 2 * work.length;
    await clock.sleep(queueLatency);
    this.queued.push(...work);
    this.pump();
  }

  private pump(): void {
    while (this.running.size < this.world.sizes.shardsAtOnce) {
      const work = this.queued.shift();
      if (work === undefined) return;
      const run: Promise<void> = this.check(work).finally(() => {
        this.running.delete(run);
        this.pump();
      });
      this.running.add(run);
    }
  }

  private async check(work: Work): Promise<void> {
    const { clock, ledger, newsroom, costs, onRequest, sizes } = this.world;
    await clock.sleep(queueLatency);
    await this.checkHost.invoke(async (environment, first) => {
      const archive = await this.ports("check", environment, first);
      const web = newsroom.web(clock, () => environment.work(costs.page), onRequest);
      const event = { Records: [{ messageId: "1", body: JSON.stringify(work) }] };
      const deadline = instantAfter(clock.now(), sizes.timeoutMilliseconds);
      await checkBatch({ ...plainLookPorts, ...archive, web }, event, deadline, () => {
        ledger.troubles += 1;
      });
    });
  }

  private async ports(by: "dispatch" | "check", environment: Environment, first: boolean) {
    const store = billedStore(this.world, by, environment);
    if (first) await openArchive(store, { create: true });
    const { clock, chance, shards } = this.world;
    return { store, shards, clock, chance };
  }
}
