/** One article's story, look by look: what the web answers and how long after the one before; no HTTP, no HTML. */
import { readEvents } from "../../lib/archive/append-event.ts";
import { articleIdOf } from "../../lib/archive/keys.ts";
import type { HeaderLines } from "../../lib/article/capture.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import type { Look } from "../../lib/article/look.ts";
import type { Outcome } from "../../lib/article/outcome.ts";
import type { CaptureRequest, CaptureResult } from "../../lib/capture/capture-result.ts";
import { checkWatch } from "../../lib/pipeline/check-watch.ts";
import type { Extractor } from "../../lib/pipeline/extractor.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";
import { advance } from "../../lib/watch/advance.ts";
import { newEntry, type TimetableEntry } from "../../lib/watch/timetable.ts";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import {
  capturedPage,
  plainExtractor,
  plainLookPorts,
  simulatedUrl,
  simulatedWeb,
} from "./simulated-article.ts";

export const beginning: Instant = "2024-03-01T08:00:00.000Z";
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** One watch, looked at again and again; each look says what the web answers and how long after the one before it is. */
export class Story {
  at = beginning;
  readonly bucket = emptyBucket();
  readonly requests: CaptureRequest[] = [];
  extractor: Extractor = plainExtractor;
  judge: CheckPorts["judge"] = plainLookPorts.judge;
  entry: TimetableEntry = newEntry({
    format: 1,
    targetUrl: simulatedUrl,
    urlKey: "",
    cadence: "decay",
    askedBy: "person",
    since: beginning,
  });

  ports(answer: (request: CaptureRequest) => CaptureResult): CheckPorts {
    const now = () => this.at;
    return {
      ...plainLookPorts,
      extractor: this.extractor,
      judge: this.judge,
      store: createMemoryStore({ bucket: this.bucket, now }),
      shards: 1,
      clock: { now, sleep: () => Promise.resolve() },
      chance: { runId: () => "run", fraction: () => 0 },
      web: simulatedWeb(now, async (request) => {
        this.requests.push(request);
        return answer(request);
      }),
    };
  }

  async look(after: number, answer: (at: Instant) => CaptureResult): Promise<Look> {
    this.at = instantAfter(this.at, after);
    const ports = this.ports(() => answer(this.at));
    const watched = { articleId: articleIdOf(new URL(simulatedUrl)), entry: this.entry };
    const look = await checkWatch(ports, watched, async () => "given");
    this.entry = advance(this.entry, look);
    return look;
  }

  /** `headers`: of the answer. */
  says(after: number, text: string, headers: HeaderLines = []): Promise<Look> {
    return this.look(after, (at) => capturedPage(simulatedUrl, at, text, at, headers));
  }

  store() {
    return createMemoryStore({ bucket: this.bucket });
  }

  events() {
    return readEvents(this.store(), articleIdOf(new URL(simulatedUrl)));
  }

  versions(): number {
    return [...this.bucket.objects.keys()].filter((key) => key.endsWith("/record.json")).length;
  }
}

/** An answer that is no page. */
export function answered(outcome: Outcome, status: number, url = simulatedUrl) {
  return (at: Instant): CaptureResult => {
    const exchange = { url, requestHeaders: [], status, responseHeaders: [], beganAt: at, endedAt: at };
    return {
      outcome,
      capture: { capturedAt: at, endedAt: at, targetUrl: simulatedUrl, exchanges: [exchange] },
    };
  };
}
