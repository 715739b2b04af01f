/** Whether a process of this machine still runs. */
import { codeOf } from "./error-code.ts";

/** Signal 0 asks without doing anything; a process of another user answers EPERM, and lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}
