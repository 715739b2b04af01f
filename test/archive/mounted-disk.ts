/** A small disk of a test's own: a tmpfs in a mount namespace that ends with the process that holds it. Linux only. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

export interface MountedDisk {
  /** As seen from outside the namespace. */
  readonly path: string;
  readonly remount: (how: "ro" | "rw") => Promise<void>;
}

/** Of util-linux: a user and mount namespace of one's own, which needs no privilege. */
const [command, ...namespace] = ["unshare", "-rm"] as const;
/** Runs each line it is given, and says so. */
const holder = 'while read -r line; do eval "$line" && echo done; done';

export async function mountedDisk(size: string): Promise<MountedDisk> {
  const folder = await temporaryFolder();
  const child = spawn(command, [...namespace, "sh", "-c", holder], { stdio: ["pipe", "pipe", "pipe"] });
  onTestFinished(() => void child.kill());
  let problem = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    problem += text;
  });
  const answers = createInterface({ input: child.stdout });
  const tell = async (line: string): Promise<void> => {
    child.stdin.write(`${line}\n`);
    const [answer] = await Promise.race([once(answers, "line"), once(child, "close")]);
    if (answer !== "done") throw new Error(`${line}: ${problem}`);
  };
  await tell(`mount -t tmpfs -o size=${size} none '${folder}'`);
  return {
    path: `/proc/${child.pid}/root${folder}`,
    remount: (how) => tell(`mount -o remount,${how} '${folder}'`),
  };
}
