/** Reads along what the runs write down, and knows from it when each look was due. */
import { type Instant, millisecondsBetween } from "../../../lib/article/instant.ts";
import type { Look } from "../../../lib/article/look.ts";
import { advance } from "../../../lib/watch/advance.ts";
import type { Timetable, TimetableEntry } from "../../../lib/watch/timetable.ts";

export class Watcher {
  readonly findings = new Map<string, number>();
  readonly lateness: number[] = [];
  leastSpacing = Number.POSITIVE_INFINITY;
  readonly entries: Map<string, TimetableEntry>;
  private readonly lastRequests = new Map<string, Instant>();

  constructor(entries: Map<string, TimetableEntry>) {
    this.entries = entries;
  }

  line(look: Look): void {
    const entry = this.entries.get(look.articleId);
    if (entry === undefined) return;
    const name = look.finding ?? look.outcome;
    this.findings.set(name, (this.findings.get(name) ?? 0) + 1);
    if (look.outcome !== "deferred") this.lateness.push(millisecondsBetween(entry.dueAt, look.capturedAt));
    this.entries.set(look.articleId, advance(entry, look));
  }

  request(host: string, at: Instant): void {
    const last = this.lastRequests.get(host);
    if (last !== undefined) this.leastSpacing = Math.min(this.leastSpacing, millisecondsBetween(last, at));
    this.lastRequests.set(host, at);
  }

  /** A timetable is the fold of the lines: throws where the two disagree, for then the figures mean nothing. */
  mustAgreeWith({ articles }: Timetable): void {
    const astray = [...articles].find(
      ([articleId, { dueAt }]) => this.entries.get(articleId)?.dueAt !== dueAt,
    );
    if (astray !== undefined)
      throw new Error(`${astray[0]}: its lines and the timetable disagree on when it is due`);
  }
}
