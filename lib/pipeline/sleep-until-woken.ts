/**
 * Sleeps that a signal ends early. However many sleep under one signal, it has one listener, and none when nobody
 * sleeps: so that Node's warning of many listeners goes on telling of real leaks.
 */

interface Sleepers {
  readonly wake: Set<() => void>;
  readonly onAbort: () => void;
}

const sleeping = new WeakMap<AbortSignal, Sleepers>();

/** Resolves after a number of milliseconds, or at once when the signal is given; the sleeper looks at it next. */
export function sleepUntilWoken(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      if (signal !== undefined) removeSleeper(signal, end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    if (signal !== undefined) addSleeper(signal, end);
  });
}

function addSleeper(signal: AbortSignal, end: () => void): void {
  const known = sleeping.get(signal);
  if (known !== undefined) {
    known.wake.add(end);
    return;
  }
  const wake = new Set([end]);
  const onAbort = () => {
    for (const each of [...wake]) each();
  };
  sleeping.set(signal, { wake, onAbort });
  signal.addEventListener("abort", onAbort);
}

function removeSleeper(signal: AbortSignal, end: () => void): void {
  const known = sleeping.get(signal);
  if (known === undefined) return;
  known.wake.delete(end);
  if (known.wake.size > 0) return;
  sleeping.delete(signal);
  signal.removeEventListener("abort", known.onAbort);
}
