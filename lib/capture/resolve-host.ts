/** A host's addresses, as the machine's own resolver gives them, within a bounded time. Judges nothing. */
import { lookup } from "node:dns/promises";
import { causeOf, type Fault } from "./fault.ts";

/** Answers every address of a name; rejects when there is none. An argument, so that tests can answer for it. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** More than this no honest name has; each would have to be checked. */
const mostAddresses = 64;

export const systemResolve: Resolve = async (host) => {
  const answers = await lookup(host, { all: true, order: "verbatim" });
  return answers.map(({ address }) => address);
};

/** The system's lookup cannot be called off, so one that comes too late is left to end by itself. */
export async function resolveHost(
  host: string,
  resolve: Resolve,
  timeoutMs: number,
): Promise<readonly string[] | Fault> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Fault>((settle) => {
    const fault: Fault = {
      outcome: "dns",
      reason: `${host} did not resolve within ${Math.round(timeoutMs)} ms`,
    };
    timer = setTimeout(() => settle(fault), timeoutMs);
  });
  const found = resolve(host).then(
    (addresses): readonly string[] | Fault =>
      addresses.length === 0 || addresses.length > mostAddresses
        ? { outcome: "dns", reason: `${host} has ${addresses.length} addresses` }
        : addresses,
    (error: unknown): Fault => ({ outcome: "dns", reason: `${host}: ${causeOf(error)}` }),
  );
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
  }
}
