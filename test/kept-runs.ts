/**
 * What `npm run bench` and `npm run soak` do alike: each measurement runs as a process of its own, is shown as it prints,
 * and is kept in a file of figures with date, Node version and kind of machine. One that was not run keeps its last
 * figures, and so does one that was given arguments: that was a trial. Test code only.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";

interface Measurement {
  /** Of its file, without the ending. */
  readonly name: string;
  readonly what: string;
}

export interface KeptRuns {
  /** As in `npm run COMMAND`. */
  readonly command: string;
  readonly folder: string;
  readonly figures: string;
  /** What stands at the head of the figures. */
  readonly headline: string;
  /** In the order in which they are run and told. */
  readonly table: readonly Measurement[];
}

const bytesPerGibibyte = 2 ** 30;

interface Run {
  readonly output: string;
  readonly code: number;
}

function run(file: string, args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve({ output, code: code ?? 1 }));
  });
}

function section({ name, what }: Measurement, output: string): string {
  const date = new Date().toISOString().slice(0, 10);
  const memory = Math.round(totalmem() / bytesPerGibibyte);
  const machine = `${process.platform} ${process.arch}, ${availableParallelism()} cores, ${memory} GiB`;
  return `## ${name}\n\n${what}. ${date}, Node ${process.version}, ${machine}.\n\n\`\`\`text\n${output.trim()}\n\`\`\`\n`;
}

/** The sections that stand in the file, by name. */
function keptSections(figures: string): Map<string, string> {
  if (!existsSync(figures)) return new Map();
  const parts = readFileSync(figures, "utf8").split(/^(?=## [a-z-]+\n)/m);
  return new Map(parts.slice(1).map((part) => [/^## ([a-z-]+)\n/.exec(part)?.[1] ?? "", `${part.trim()}\n`]));
}

/** `name… [-- its own arguments]` */
export async function runAndKeep(runs: KeptRuns, given: readonly string[]): Promise<void> {
  const { command, folder, figures, headline, table } = runs;
  const split = given.findIndex((argument) => argument.startsWith("-"));
  const names = split < 0 ? given : given.slice(0, split);
  const args = split < 0 ? [] : given.slice(split);
  const unknown = names.find((name) => table.every((one) => one.name !== name));
  if (unknown !== undefined || (args.length > 0 && names.length !== 1)) {
    process.stderr.write(
      `usage: npm run ${command} [name…], or one name and its own arguments after --: ${table.map(({ name }) => name).join(", ")}\n`,
    );
    process.exitCode = 2;
    return;
  }
  for (const one of table.filter(({ name }) => names.length === 0 || names.includes(name))) {
    process.stdout.write(`\n== ${one.name}: ${one.what}\n`);
    const { output, code } = await run(join(folder, `${one.name}.ts`), args);
    if (code !== 0) process.exitCode = 1;
    // One that had nothing to measure on says so, and leaves the last figures standing.
    if (args.length > 0 || output.trim() === "" || /^[\w-]+: skipped/.test(output)) continue;
    // Read again each time: a long run may end after others have written theirs.
    const sections = keptSections(figures).set(one.name, section(one, output));
    const told = table.flatMap(({ name }) => sections.get(name) ?? []);
    writeFileSync(figures, [headline, ...told].join("\n"));
  }
}
