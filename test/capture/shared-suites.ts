/** Public test suites that lie beside the checkout on the machine of whoever measures; tests run without them, too. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const suites = fileURLToPath(new URL("../../../shared/suites/", import.meta.url));

/** A suite's folder, or undefined, which is said in one line. */
export function sharedSuite(name: string): { files(): string[]; read(file: string): Buffer } | undefined {
  const folder = `${suites}${name}/`;
  if (!existsSync(folder)) {
    process.stdout.write(`skipped: the suite ${name} is not on this machine\n`);
    return undefined;
  }
  return {
    files: () => readdirSync(folder),
    read: (file) => readFileSync(folder + file),
  };
}
