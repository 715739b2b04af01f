/** Steps of the protocol left out or done wrongly, as stores that come between it and the real one. */
import type { ObjectStore } from "../../../lib/archive/store.ts";

export type Mutant = (store: ObjectStore, random: () => number) => ObjectStore;

const isRecord = (key: string): boolean => key.endsWith("/record.json");

const unconditionalPut: Mutant = (store) => ({
  ...store,
  putIfAbsent: async (key, bytes, facts) => {
    await store.delete(key);
    return store.putIfAbsent(key, bytes, facts);
  },
});

/** What `isDelayed` names is written when the record is; a process that dies between the two never writes it. */
const afterTheRecord =
  (isDelayed: (key: string) => boolean): Mutant =>
  (store) => {
    const delayed: (() => Promise<unknown>)[] = [];
    return {
      ...store,
      putIfAbsent: async (key, bytes, facts) => {
        if (isDelayed(key)) {
          delayed.push(() => store.putIfAbsent(key, bytes, facts));
          return "created";
        }
        const answer = await store.putIfAbsent(key, bytes, facts);
        if (isRecord(key)) for (const write of delayed.splice(0)) await write();
        return answer;
      },
    };
  };

/** "Already there" is taken for one's own, and what is there is not read. */
const skippedReRead: Mutant = (store) => ({
  ...store,
  putIfAbsent: async (key, bytes, facts) => {
    await store.putIfAbsent(key, bytes, facts);
    return "created";
  },
});

const conflicts = 0.03;

/** A conflict with another write in flight (409) means that nothing was done; here it passes for an answer. */
const swallowed409: Mutant = (store, random) => ({
  ...store,
  putIfAbsent: async (key, bytes, facts) =>
    random() < conflicts ? "exists" : store.putIfAbsent(key, bytes, facts),
});

/** The second reading of a record is answered with the first. */
const recordReadOnce: Mutant = (store) => {
  let last: { readonly key: string; readonly answer: ReturnType<ObjectStore["get"]> } | undefined;
  return {
    ...store,
    get: (key) => {
      if (!isRecord(key)) return store.get(key);
      const answer = last?.key === key ? last.answer : store.get(key);
      last = last?.key === key ? undefined : { key, answer };
      return answer;
    },
  };
};

const eventsForgotten: Mutant = (store) => ({
  ...store,
  putIfAbsent: async (key, bytes, facts) =>
    key.includes("/events/") ? "created" : store.putIfAbsent(key, bytes, facts),
});

const unconditionalReplace: Mutant = (store) => ({
  ...store,
  replaceIfUnchanged: async (key, tag, bytes, facts) => {
    const now = await store.get(key);
    return store.replaceIfUnchanged(key, now?.tag ?? tag, bytes, facts);
  },
});

export const storeMutants: Readonly<Record<string, Mutant>> = {
  "an unconditional put": unconditionalPut,
  "the payload written last": afterTheRecord((key) => key.startsWith("payloads/")),
  "the text written last": afterTheRecord((key) => key.includes("/texts/")),
  "a skipped re-read": skippedReRead,
  "a swallowed 409": swallowed409,
  "a record read only once": recordReadOnce,
  "late captures that leave no event": eventsForgotten,
  "an unconditional replacement": unconditionalReplace,
};
