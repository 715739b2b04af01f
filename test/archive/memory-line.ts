/**
 * The way from one process to a bucket in memory: turns are waited for, requests are counted, and faults are done here.
 * A crash ends one process and leaves the bucket as it was at that moment.
 */
import { setImmediate } from "node:timers/promises";
import { StoreUnavailableError } from "../../lib/article/errors.ts";

export type Verb = "get" | "putIfAbsent" | "replaceIfUnchanged" | "list" | "delete" | "clock";

/** What S3 bills a call as; each retry and each page of a listing is one. */
export type RequestKind = "get" | "put" | "list" | "delete";

export const everyFault = [
  /** The process ends before the store has done anything. */
  "crash-before",
  /** The process ends when the store has done it, and never learns so. */
  "crash-after",
  /** The process ends with its request on the way: the store does it some time later. */
  "crash-in-flight",
  /** Done, but the answer was lost, and so was that of every retry: StoreUnavailableError. */
  "lost-answer",
  /** Not done, nor at any retry: StoreUnavailableError. */
  "unavailable",
  /** Nobody waited any longer (StoreUnavailableError), and then the store did it after all. */
  "time-out",
  /** Done, the answer lost; the retry is told that its condition fails, and the store decides by reading back. */
  "412",
  /** Not done at first; the store tries again. */
  "409",
  "500",
  "503",
  /** What is read has one bit that is not as it is stored. Every other call goes well. */
  "flipped-bit",
] as const;
export type Fault = (typeof everyFault)[number];

export interface StoreCall {
  readonly verb: Verb;
  /** Of a listing: its prefix. */
  readonly key: string;
  /** Which call of this store it is, from 1. */
  readonly number: number;
}

/** Stands for the end of the process; no code of ours may catch it and go on. */
export class CrashedError extends Error {
  override readonly name = "CrashedError";
}

/** Draws a fault for each call by the given rates, each from 0 to 1; together they must not exceed 1. */
export function drawnFaults(
  random: () => number,
  rates: Partial<Record<Fault, number>>,
): (call: StoreCall) => Fault | undefined {
  return () => {
    let rest = random();
    return everyFault.find((fault) => {
      rest -= rates[fault] ?? 0;
      return rest < 0;
    });
  };
}

export interface Request<T> {
  readonly verb: Verb;
  readonly key: string;
  /** Absent for what costs no request. */
  readonly kind?: RequestKind;
  readonly act: () => T;
  /** Of a conditional write: how it is decided after a lost answer. */
  readonly readBack?: () => T;
  /** Of a reading: the answer with one bit flipped, which one by a number that is different for every call. */
  readonly flip?: (answer: T, lot: number) => T;
}

export interface LineOptions {
  /** Awaited before each request takes effect: whoever resolves it decides the interleaving (see test/turns.ts). */
  readonly turn?: () => Promise<unknown>;
  readonly faults?: (call: StoreCall) => Fault | undefined;
  /** Told of each request as it is sent: it arrives when this is called, or at its sender's next turn. */
  readonly onTheWay?: (arrive: () => void) => void;
}

/** Turns after which a request takes effect that nobody waits for any more. */
const lateBy = 8;

/** Knuth's multiplicative hash: neighbouring calls flip bits far apart. */
const lotOf = (number: number): number => Math.imul(number, 2654435761) >>> 0;

export function createLine(options: LineOptions) {
  const calls: Record<Verb, number> = {
    get: 0,
    putIfAbsent: 0,
    replaceIfUnchanged: 0,
    list: 0,
    delete: 0,
    clock: 0,
  };
  const requests: Record<RequestKind, number> = { get: 0, put: 0, list: 0, delete: 0 };
  const { turn = setImmediate } = options;
  let number = 0;
  let crash: CrashedError | undefined;

  /** Sends a request; the answer is there once it has arrived. */
  function sent<T>(act: () => T): () => T {
    let answer: { readonly value: T } | undefined;
    const arrive = () => {
      answer ??= { value: act() };
      return answer.value;
    };
    options.onTheWay?.(arrive);
    return arrive;
  }

  async function once<T>(kind: RequestKind | undefined, act: () => T): Promise<T> {
    if (kind !== undefined) requests[kind] += 1;
    const arrive = sent(act);
    await turn();
    if (crash !== undefined) throw crash;
    return arrive();
  }

  /** A request that nobody waits for any more. */
  async function unawaited(act: () => unknown): Promise<void> {
    const arrive = sent(act);
    for (let turns = 0; turns < lateBy; turns++) await turn();
    arrive();
  }

  function die(call: StoreCall, when: string): never {
    crash = new CrashedError(`crashed ${when} call ${call.number}: ${call.verb} ${call.key}`);
    throw crash;
  }

  async function send<T>({ verb, key, kind, act, readBack, flip }: Request<T>): Promise<T> {
    if (crash !== undefined) throw crash;
    calls[verb] += 1;
    number += 1;
    const call: StoreCall = { verb, key, number };
    const lost = () => new StoreUnavailableError(`memory:${key}: no answer to ${verb}`);
    switch (options.faults?.(call)) {
      case "crash-before":
        return die(call, "before");
      case "crash-after":
        await once(kind, act);
        return die(call, "after");
      case "crash-in-flight":
        void unawaited(act);
        return die(call, "during");
      case "time-out":
        void unawaited(act);
        throw lost();
      case "unavailable":
        await once(kind, () => undefined);
        throw lost();
      case "lost-answer":
        await once(kind, act);
        throw lost();
      case "412":
        await once(kind, act);
        if (readBack === undefined) return await once(kind, act);
        await once(kind, act);
        return await once("get", readBack);
      case "409":
      case "500":
      case "503":
        await once(kind, () => undefined);
        return await once(kind, act);
      case "flipped-bit": {
        const answer = await once(kind, act);
        return flip === undefined ? answer : flip(answer, lotOf(number));
      }
      case undefined:
        return await once(kind, act);
    }
  }

  return { calls, requests, send, crashed: () => crash !== undefined };
}
