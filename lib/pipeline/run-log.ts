/**
 * What a run has found so far. Lines go to the archive first, in parts at least every minute, then the timetable
 * learns of them and the lease is renewed: dying in between loses nothing that a line tells.
 */
import { writeLooks } from "../archive/check-lines.ts";
import { addToTree } from "../archive/look-tree.ts";
import { mostClockSkew } from "../archive/overtaken.ts";
import { messageOf } from "../article/errors.ts";
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import { advance } from "../watch/advance.ts";
import { leaseLength, withLease, withoutLease } from "../watch/lease.ts";
import type { HostState, Timetable, TimetableEntry } from "../watch/timetable.ts";
import { entryIn, withEntries } from "../watch/timetable-rows.ts";
import { withoutForgotten } from "./host-door.ts";
import type { ArchivePorts } from "./ports.ts";
import { changeTimetable, type Stored } from "./timetable-store.ts";

const partEvery = 60_000;

/** The timetable after these looks. Looks at articles that are no longer watched change nothing. */
export function folded(timetable: Timetable, looks: readonly Look[]): Timetable {
  const known = new Map<string, TimetableEntry>();
  for (const look of looks) {
    const entry = known.get(look.articleId) ?? entryIn(timetable, look.articleId);
    if (entry !== undefined) known.set(look.articleId, advance(entry, look));
  }
  return withEntries(timetable, known);
}

function withDoubts(timetable: Timetable, doubted: ReadonlySet<string>): Timetable {
  if (doubted.size === 0) return timetable;
  const entries = [...doubted].flatMap((articleId): [string, TimetableEntry][] => {
    const entry = entryIn(timetable, articleId);
    return entry === undefined ? [] : [[articleId, { ...entry, tipUnsure: true }]];
  });
  return withEntries(timetable, entries);
}

export class RunLog {
  readonly looks: Look[] = [];
  /** Why no further look may begin. After a part that could not be stored, `close` tries once more. */
  stopped: string | undefined;
  /** Looks in no part yet; those of the part that is being written; those of which the timetable has not learnt yet. */
  private readonly unwritten: Look[] = [];
  private batch: Look[] | undefined;
  private readonly unfolded: Look[] = [];
  private readonly hosts = new Map<string, HostState>();
  private readonly doubted = new Set<string>();
  private part = 0;
  private lastPartAt: Instant;
  private writing: Promise<unknown> = Promise.resolve();
  private held: Stored<Timetable> | undefined;
  private leaseUntil: Instant;
  private readonly ports: ArchivePorts;
  private readonly shard: number;
  private readonly holder: string;
  private readonly startedAt: Instant;

  constructor(ports: ArchivePorts, shard: number, holder: string, held: Stored<Timetable>) {
    this.ports = ports;
    this.shard = shard;
    this.holder = holder;
    this.held = held;
    this.startedAt = ports.clock.now();
    this.leaseUntil = held.value.lease?.until ?? this.startedAt;
    this.lastPartAt = this.startedAt;
  }

  /**
   * Whether the shard is still ours: asked before each commit. Others wait for the lease to end by their clocks, which
   * may be ahead of ours by twice what `clock-skew` lets pass; a lease that is older is renewed first, if it can be.
   */
  async keepsLease(): Promise<boolean> {
    const left = millisecondsBetween(this.ports.clock.now(), this.leaseUntil);
    if (left > 2 * mostClockSkew && left <= leaseLength) return true;
    return (await this.inTurn(() => this.write("renew"))).lease?.holder === this.holder;
  }

  /** Notes a look; every minute it also waits for what has gathered to be stored. */
  async add(look: Look): Promise<void> {
    this.looks.push(look);
    this.unwritten.push(look);
    if (millisecondsBetween(this.lastPartAt, this.ports.clock.now()) < partEvery) return;
    this.lastPartAt = this.ports.clock.now();
    try {
      await this.inTurn(() => this.write("renew"));
    } catch (error) {
      this.stopped = `the archive cannot be written: ${messageOf(error)}`;
    }
  }

  /** Notes a gap, once for each due time. */
  leave(articleId: string, entry: TimetableEntry, outcome: "deferred" | "clock-skew", reason: string): void {
    if (entry.deferredFor !== entry.dueAt) this.unwritten.push(this.gap(articleId, entry, outcome, reason));
  }

  /** Notes a look that came to nothing because the archive failed or its host is left alone: the site must not be asked again each minute. */
  postpone(articleId: string, entry: TimetableEntry, reason: string, retryAfterSeconds: number): void {
    this.unwritten.push({ ...this.gap(articleId, entry, "deferred", reason), retryAfterSeconds });
  }

  /** A look that failed may have left a version that no line tells of: the next one asks the archive first. */
  doubtTip(articleId: string): void {
    this.doubted.add(articleId);
  }

  private gap(
    articleId: string,
    entry: TimetableEntry,
    outcome: "deferred" | "clock-skew",
    reason: string,
  ): Look {
    const at = this.ports.clock.now();
    return { format: 1, articleId, targetUrl: entry.targetUrl, capturedAt: at, endedAt: at, outcome, reason };
  }

  rememberHosts(states: Iterable<readonly [host: string, state: HostState]>): void {
    for (const [host, state] of states) this.hosts.set(host, state);
  }

  /** Writes what is left and gives the lease up. */
  close(): Promise<Timetable> {
    return this.inTurn(() => this.write("give up"));
  }

  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.writing.then(step);
    // A failed part must not poison the next: its looks are still unwritten, and the caller hears of the failure.
    this.writing = turn.catch(() => undefined);
    return turn;
  }

  private async write(lease: "renew" | "give up"): Promise<Timetable> {
    while (this.batch !== undefined || this.unwritten.length > 0) {
      // A part whose answer was lost may stand there: it is tried again as it was, and what came since goes into the next.
      this.batch ??= this.unwritten.splice(0);
      const name = { shard: this.shard, at: this.startedAt, run: this.holder, part: this.part };
      const { key, lines, gzipped } = await writeLooks(this.ports.store, name, this.batch);
      await addToTree({ store: this.ports.store, shard: this.shard }, key, lines, gzipped);
      this.unfolded.push(...this.batch);
      this.batch = undefined;
      this.part++;
    }
    const looks = [...this.unfolded];
    const from = this.held;
    this.held = undefined;
    const change = (timetable: Timetable) => this.after(timetable, looks, lease);
    const timetable = await changeTimetable(this.ports, this.shard, change, from);
    this.unfolded.splice(0, looks.length);
    if (timetable.lease?.holder === this.holder) this.leaseUntil = timetable.lease.until;
    else if (lease === "renew") this.stopped = "another run has taken the shard over";
    return timetable;
  }

  private after(timetable: Timetable, looks: readonly Look[], lease: "renew" | "give up"): Timetable {
    const known = withDoubts(folded(timetable, looks), this.doubted);
    const hosts = { ...known.hosts, ...Object.fromEntries(this.hosts) };
    const next = { ...known, hosts: withoutForgotten(hosts, this.ports.clock.now()) };
    if (timetable.lease?.holder !== this.holder) return next;
    return lease === "renew"
      ? withLease(next, this.holder, this.ports.clock.now(), this.ports.processes?.own)
      : withoutLease(next, this.holder);
  }
}
