/** Lets so many acts go on at once; the others wait, first come, first served. */

export type Turnstile = <T>(act: () => Promise<T>) => Promise<T>;

export function createTurnstile(atOnce: number): Turnstile {
  const waiting: (() => void)[] = [];
  let free = atOnce;

  return async (act) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      // The place passes on without ever being free, so that no newcomer slips in between.
      if (next === undefined) free += 1;
      else next();
    }
  };
}
