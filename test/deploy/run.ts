/** Runs programs to their end. What a program started ends with it, when it is cut off too. */
import { spawn } from "node:child_process";

/** Enough to see why, not so much that the reason scrolls away. */
const tailLength = 4000;

/** Leaders of the groups that run now. */
const running = new Set<number>();

export interface RunOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly timeoutSeconds: number;
}

/** What it printed on stdout. Rejects with the last of its output when it fails. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { env, cwd, timeoutSeconds } = options;
  const child = spawn(command, args, {
    env,
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  if (child.pid !== undefined) running.add(child.pid);
  let stdout = "";
  let all = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    all += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    all += text;
  });
  const timer = setTimeout(() => killGroup(child.pid), timeoutSeconds * 1000);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      if (child.pid !== undefined) running.delete(child.pid);
      if (code === 0) return resolve(stdout);
      const end = signal ?? `exit code ${code}`;
      reject(new Error(`${[command, ...args].join(" ")}: ${end}\n${all.slice(-tailLength)}`));
    });
  });
}

/** For whoever gives up while programs run beside. */
export function endAllRuns(): void {
  for (const leader of running) killGroup(leader);
}

export function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    // Nobody of the group is left, which is what was wanted.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
