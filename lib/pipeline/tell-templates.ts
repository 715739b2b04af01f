/**
 * After a host's looks: what changed on it within a day, and whether that is a new template rather than edits. If so,
 * each article concerned is told by an event beside its version. Costs no request where nothing is alike.
 */
import { appendEvent } from "../archive/append-event.ts";
import type { ObjectStore } from "../archive/store.ts";
import type { HostChange } from "../article/host-change.ts";
import { instantAfter } from "../article/instant.ts";
import type { Look } from "../article/look.ts";
import type { HostState } from "../watch/timetable.ts";
import { byTime, longestSpread, type TemplateChange, templateChanges } from "./template-change.ts";

/** Of one host; a template that changed shows in the newest of them. */
const mostRemembered = 48;

/** A look that made a version, as it may be one of many alike. */
export function hostChangeOf({ articleId, finding, tip, signs = [] }: Look): HostChange[] {
  if (finding !== "changed" || tip === undefined) return [];
  return [{ articleId, version: tip.version, at: tip.capturedAt, signs }];
}

/** Tells what is not told yet, and answers the changes with what is. Throws where an event could not be written. */
export async function tellTemplates(
  store: ObjectStore,
  changes: readonly HostChange[],
): Promise<HostChange[]> {
  const told = new Set<HostChange>();
  for (const found of templateChanges(changes)) {
    for (const change of found.changes) {
      if (change.told === true) continue;
      await appendEvent(store, eventOf(change, found));
      told.add(change);
    }
  }
  return changes.map((change) => (told.has(change) ? { ...change, told: true } : change));
}

function eventOf({ articleId, at, version }: HostChange, { from, to, changes, among, sign }: TemplateChange) {
  const template = { from, to, versions: changes.length, among, sign };
  return { articleId, kind: "template" as const, at, outcome: "ok" as const, version, template };
}

/** What is remembered of a host's changes after a look. */
export function rememberedChanges({ changes = [] }: HostState, look: Look): readonly HostChange[] {
  const made = hostChangeOf(look);
  if (made.length === 0) return changes;
  const all = [...changes, ...made].sort(byTime);
  const newest = all.at(-1)?.at;
  if (newest === undefined) return [];
  const since = instantAfter(newest, -longestSpread);
  return all.filter(({ at }) => at >= since).slice(-mostRemembered);
}

/** The state with these changes; without any it says nothing of them. */
export function withChanges({ changes: _, ...state }: HostState, changes: readonly HostChange[]): HostState {
  return changes.length === 0 ? state : { ...state, changes: [...changes] };
}
