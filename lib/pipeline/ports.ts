/** Every outside effect that a use case needs, passed in as one object: the core can be run under any clock, any chance, any store. */

import type { ObjectStore } from "../archive/store.ts";
import type { Instant } from "../article/instant.ts";
import type { RobotsCopy } from "../article/robots-copy.ts";
import type { DecodePayload, RobotsVerdict, Web } from "../capture/capture-result.ts";
import type { JudgePage } from "../capture/verdict.ts";
import type { Extractor } from "./extractor.ts";

export interface Clock {
  now(): Instant;
  /** Resolves after a number of milliseconds, or at once when the signal is given. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface Chance {
  /** A fresh id of a run: 12 lower-case letters and digits. */
  runId(): string;
  /** 0 ≤ x < 1, for spreading retries. */
  fraction(): number;
}

/** Processes of this machine: of a lease whose holder has died here nobody need wait for the end. */
export interface Processes {
  readonly own: string;
  /** Never true of a process of another machine. */
  hasDied(name: string): boolean;
}

/** What the archive needs. */
export interface ArchivePorts {
  readonly store: ObjectStore;
  /** How many shards the archive has (archive.json). */
  readonly shards: number;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Absent where processes cannot be told apart, as in the cloud. */
  readonly processes?: Processes;
}

/** What a look needs besides. */
export interface CheckPorts extends ArchivePorts {
  readonly web: Web;
  readonly decode: DecodePayload;
  readonly judge: JudgePage;
  readonly robotsVerdict: (copy: RobotsCopy, url: URL, userAgent: string) => RobotsVerdict;
  /** The general one; a look puts it under its watch's rule. */
  readonly extractor: Extractor;
  readonly tool: { readonly name: string; readonly version: string };
  /** Whole User-Agent line, contact included. */
  readonly userAgent: string;
}
