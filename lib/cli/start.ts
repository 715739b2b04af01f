/** `npm start`: the demo; `npm start -- https://…`: watches real articles into ./archive. For a checkout alone. */
import { fileURLToPath } from "node:url";
import { main } from "./command-line.ts";
import { demo } from "./demo/demo.ts";
import { processIo } from "./process-io.ts";
import { reportError } from "./report-error.ts";

const site = fileURLToPath(new URL("../../fixtures/site/sea-wall", import.meta.url));
const args = process.argv.slice(2);

const program = "npx stet";

if (args.length > 0) {
  process.exitCode = await main(["watch", ...args], processIo({ program, typedAs: "npm start --", args }));
} else {
  const io = processIo({ program, args });
  process.exitCode = await demo(io, site).catch((error: unknown) => reportError(error, io));
}
