/** One allowance of time for a whole visit, however many hops it takes. Only what is spent on the line counts. */

export interface Budget {
  /** Milliseconds; never negative. */
  left(): number;
  /** Runs the work and takes the time it took off what is left. */
  spend<T>(work: () => Promise<T>): Promise<T>;
}

export function createBudget(milliseconds: number): Budget {
  let left = milliseconds;
  return {
    left: () => Math.max(0, left),
    async spend(work) {
      const began = performance.now();
      try {
        return await work();
      } finally {
        left -= performance.now() - began;
      }
    },
  };
}
