/** Lets so many acts go on at once. Of those that wait the most urgent goes first; of equals, the first that came. */

export type Turnstile = <T>(urgency: number, act: () => Promise<T>) => Promise<T>;

interface Waiting {
  readonly urgency: number;
  readonly enter: () => void;
}

export function createTurnstile(atOnce: number): Turnstile {
  /** Most urgent first. */
  const waiting: Waiting[] = [];
  let free = atOnce;

  const comeTo = (urgency: number) =>
    new Promise<void>((enter) => {
      const behind = waiting.findIndex((other) => other.urgency < urgency);
      waiting.splice(behind < 0 ? waiting.length : behind, 0, { urgency, enter });
    });

  return async (urgency, act) => {
    if (free > 0) free -= 1;
    else await comeTo(urgency);
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      // The place passes on without ever being free, so that no newcomer slips in between.
      if (next === undefined) free += 1;
      else next.enter();
    }
  };
}
