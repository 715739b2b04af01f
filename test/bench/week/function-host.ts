/**
 * Lambda as far as the bill is concerned: an environment has memory, with it a share of a processor that its tasks use
 * one after the other, and is billed from the first to the last millisecond of an invocation, waiting included.
 */
import type { Clock } from "../../../lib/pipeline/ports.ts";
import type { Ledger } from "./ledger.ts";
import { megabytesPerProcessor } from "./prices.ts";

const second = 1000;
const megabytesPerGigabyte = 1024;
/** An environment that has not been called for this long is assumed gone; AWS promises nothing. */
const idleLife = 10 * 60 * second;
/** Starting Node and importing the bundle, billed. The deployment measures it; here it is assumed. */
const coldStart = 500;

export class Environment {
  lastUsed = Number.NEGATIVE_INFINITY;
  private freeAt = 0;
  private lineFreeAt = 0;
  private readonly share: number;
  private readonly clock: Clock;
  private readonly ledger: Ledger;

  constructor(clock: Clock, ledger: Ledger, megabytes: number) {
    this.clock = clock;
    this.ledger = ledger;
    // JavaScript runs on one processor, however many there are.
    this.share = Math.min(1, megabytes / megabytesPerProcessor);
  }

  /** Uses the processor for so many seconds of a whole one, after whatever waits for it already. */
  async work(seconds: number): Promise<void> {
    const now = Date.parse(this.clock.now());
    this.ledger.processorSeconds += seconds;
    this.freeAt = Math.max(now, this.freeAt) + (seconds / this.share) * second;
    await this.clock.sleep(this.freeAt - now);
  }

  /** Uses the line for so many milliseconds, after whatever is under way on it: objects at once come no faster. */
  async transfer(milliseconds: number): Promise<void> {
    const now = Date.parse(this.clock.now());
    this.lineFreeAt = Math.max(now, this.lineFreeAt) + milliseconds;
    await this.clock.sleep(this.lineFreeAt - now);
  }
}

export class FunctionHost {
  private readonly idle: Environment[] = [];
  private readonly clock: Clock;
  private readonly ledger: Ledger;
  private readonly name: "dispatch" | "check";
  private readonly megabytes: number;

  constructor(clock: Clock, ledger: Ledger, name: "dispatch" | "check", megabytes: number) {
    this.clock = clock;
    this.ledger = ledger;
    this.name = name;
    this.megabytes = megabytes;
  }

  /** One invocation. `first` tells the handler that its environment is new. */
  async invoke<T>(handler: (environment: Environment, first: boolean) => Promise<T>): Promise<T> {
    const began = Date.parse(this.clock.now());
    const warm = this.idle.pop();
    const first = warm === undefined || began - warm.lastUsed > idleLife;
    const environment = first ? new Environment(this.clock, this.ledger, this.megabytes) : warm;
    this.ledger.invocations[this.name] += 1;
    if (first) {
      this.ledger.coldStarts[this.name] += 1;
      await this.clock.sleep(coldStart);
    }
    try {
      return await handler(environment, first);
    } finally {
      const ended = Date.parse(this.clock.now());
      environment.lastUsed = ended;
      this.idle.push(environment);
      this.ledger.gigabyteSeconds[this.name] +=
        (this.megabytes / megabytesPerGigabyte) * ((ended - began) / second);
    }
  }
}
