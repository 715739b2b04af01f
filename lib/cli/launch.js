#!/usr/bin/env node
/**
 * The `stet` of a checkout and of the installed package: the first runs its TypeScript as it stands, which Node refuses
 * below node_modules, so the second holds JavaScript (made by build-package.ts). Plain JavaScript that any Node reads.
 */
import { existsSync } from "node:fs";
import * as module from "node:module";
import { fileURLToPath } from "node:url";

const source = new URL("./main.ts", import.meta.url);

if (!existsSync(source)) {
  await import(new URL("../../dist/stet.js", import.meta.url).href);
} else if (process.features.typescript) {
  // Half of a command's start is spent on taking the types out of 300 files. Kept where no other user can write.
  module.enableCompileCache?.(fileURLToPath(new URL("../../node_modules/.cache/stet", import.meta.url)));
  await import(source.href);
} else {
  process.stderr.write(
    `stet: a checkout needs the Node 24 that \`npm ci\` installs, and this is ${process.version}: type \`npx stet\` in its folder\n`,
  );
  process.exitCode = 2;
}
