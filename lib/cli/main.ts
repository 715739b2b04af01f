#!/usr/bin/env node
/** The process called `stet`: wires the command line to the real world. What it does is in command-line.ts. */
import { main } from "./command-line.ts";
import { processIo } from "./process-io.ts";

const args = process.argv.slice(2);
// npx finds what is not on the path, as in a checkout: what is hinted at must be typed the same way.
const program = process.env["npm_command"] === "exec" ? "npx stet" : "stet";
// The exit code is set, not forced: what is still on its way to a pipe must arrive.
process.exitCode = await main(args, processIo({ program, args }));
