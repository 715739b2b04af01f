/** Runs as a user to whom permissions mean something: root, as which tests may run, reads and writes everything. */
import { chmod } from "node:fs/promises";

/** Linux's and most others' `nobody`. */
const nobody = 65_534;

async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return await act();
  process.seteuid?.(nobody);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

/** Until `act` has ended the folder can be neither read nor written. */
export async function whileClosed<T>(folder: string, act: () => Promise<T>): Promise<T> {
  await chmod(folder, 0o000);
  try {
    return await asNobody(act);
  } finally {
    await chmod(folder, 0o755);
  }
}
