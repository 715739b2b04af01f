/** Opens an address in the person's own browser, as far as the system has a way. */
import { spawn } from "node:child_process";

const openers: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: "open", win32: "explorer.exe" };
const usualOpener = "xdg-open";

/** `failed` is called where there is no such way. */
export function openBrowser(address: string, failed: () => void): void {
  const child = spawn(openers[process.platform] ?? usualOpener, [address], {
    stdio: "ignore",
    detached: true,
  });
  child.once("error", failed);
  child.once("exit", (code) => {
    if (code !== null && code !== 0) failed();
  });
  child.unref();
}
