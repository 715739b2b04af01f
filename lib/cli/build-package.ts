/** Makes `dist/` for the tarball (`prepack`): JavaScript that every Node of our `engines` reads, and types of the public door. */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = `${root}dist`;

// Parts have their digest in their names: those of an earlier build would be packed too.
rmSync(dist, { recursive: true, force: true });

await build({
  absWorkingDir: root,
  entryPoints: { stet: "lib/cli/main.ts", index: "lib/index.ts" },
  outdir: "dist",
  bundle: true,
  // What is imported when it is needed (the AWS SDK) stays apart, and so does what both entries share.
  splitting: true,
  format: "esm",
  platform: "node",
  // The lowest of `engines`.
  target: "node20.19",
  // Dependencies are installed beside us, where they can be audited and deduplicated.
  packages: "external",
  // A stack trace must name our functions.
  keepNames: true,
  logLevel: "warning",
});

// The door alone: what it names is followed, the rest of the tree is nobody's business.
const typeOptions = {
  ignoreConfig: true,
  declaration: true,
  emitDeclarationOnly: true,
  outDir: "dist/types",
  rootDir: "lib",
  module: "nodenext",
  target: "es2023",
  types: "node",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
};
const flags = Object.entries(typeOptions).flatMap(([name, value]) => [`--${name}`, String(value)]);
execFileSync(`${root}node_modules/.bin/tsc`, ["lib/index.ts", ...flags], { cwd: root, stdio: "inherit" });
