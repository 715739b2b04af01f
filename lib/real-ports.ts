/** The ports as they are outside of tests: the real clock, chance, web and store. For `cli` and `functions` alone. */
import { randomInt } from "node:crypto";
import { setTimeout as sleepFor } from "node:timers/promises";
import packageJson from "../package.json" with { type: "json" };
import { openArchive } from "./archive/layout.ts";
import { openStore } from "./archive/open-store.ts";
import { instantOf } from "./article/instant.ts";
import { decodePayload } from "./capture/decode.ts";
import { robotsVerdict } from "./capture/robots-verdict.ts";
import { judgePage } from "./capture/verdict.ts";
import { createWeb } from "./capture/web.ts";
import { extractArticle } from "./extract/extract-article.ts";
import { extractorVersion } from "./extract/extractor-version.ts";
import type { ArchivePorts, Chance, CheckPorts, Clock, Extractor } from "./pipeline/ports.ts";
import { userAgentOf } from "./pipeline/user-agent.ts";

export const tool = { name: packageJson.name, version: packageJson.version } as const;

export const realExtractor: Extractor = { version: extractorVersion, extract: extractArticle };

export const realClock: Clock = {
  now: () => instantOf(new Date()),
  sleep: async (milliseconds, signal) => {
    try {
      await sleepFor(milliseconds, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      // Being woken early is what the signal is for; the sleeper looks at it next.
      if (!signal?.aborted) throw error;
    }
  },
};

const runIdLetters = "0123456789abcdefghijklmnopqrstuvwxyz";
const runIdLength = 12;

export const realChance: Chance = {
  runId: () =>
    Array.from({ length: runIdLength }, () => runIdLetters[randomInt(runIdLetters.length)]).join(""),
  fraction: () => Math.random(),
};

export interface ArchiveSettings {
  /** A folder, or `s3://bucket/prefix`. */
  readonly archive: string;
  /** Make the archive if there is none; otherwise a missing one is a UsageError. */
  readonly create: boolean;
  readonly clock?: Clock;
  readonly chance?: Chance;
}

export async function openArchivePorts(settings: ArchiveSettings): Promise<ArchivePorts> {
  const clock = settings.clock ?? realClock;
  const chance = settings.chance ?? realChance;
  const store = await openStore(settings.archive, {
    now: clock.now,
    sleep: clock.sleep,
    fraction: chance.fraction,
  });
  const { shards } = await openArchive(store, { create: settings.create });
  return { store, shards, clock, chance };
}

export interface WebSettings {
  readonly contact?: string;
  /** Lets 127.0.0.0/8 and ::1 be called: for trying stet, never in production. */
  readonly allowLoopback: boolean;
}

/** Everything a look needs. */
export function checkPortsOf(archive: ArchivePorts, web: WebSettings): CheckPorts {
  return {
    ...archive,
    web: createWeb({ now: archive.clock.now, allowLoopback: web.allowLoopback }),
    decode: decodePayload,
    judge: judgePage,
    robotsVerdict,
    extractor: realExtractor,
    tool,
    userAgent: userAgentOf(tool, web.contact),
  };
}
