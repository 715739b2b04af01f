/**
 * `npm run bench [name…]`: runs the benches, each as a process of its own, shows what they print and keeps it in
 * docs/figures.md with date, Node version and kind of machine. A bench that was not run keeps its last figures.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";

/** In the order in which they are run and told. */
const benches: readonly { readonly name: string; readonly what: string }[] = [
  { name: "extract", what: "How much of the article is found, and how much that is not article" },
  {
    name: "mutations",
    what: "Real pages broken at random: outcome, time, and what their own rendering says",
  },
  { name: "compare", what: "Time of a comparison, and how much more is marked than changed" },
  { name: "edited-corpus", what: "Real pages with one word edited: how often stet reports exactly that" },
  { name: "cold-start", what: "Size and start of the deployed functions" },
  { name: "changed-check", what: "The S3 requests of one look" },
  { name: "simulated-week", what: "What a week of 50,000 watches costs" },
];

const figuresPath = join(import.meta.dirname, "../../docs/figures.md");
const headline = `# Figures

What \`npm run bench\` printed last, bench by bench. The machine is shared, so trust ratios before milliseconds.
`;

const bytesPerGibibyte = 2 ** 30;

interface Run {
  readonly output: string;
  readonly code: number;
}

function run(name: string, args: readonly string[]): Promise<Run> {
  const file = join(import.meta.dirname, `${name}.ts`);
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

function section(name: string, what: string, output: string): string {
  const date = new Date().toISOString().slice(0, 10);
  const memory = Math.round(totalmem() / bytesPerGibibyte);
  const machine = `${process.platform} ${process.arch}, ${availableParallelism()} cores, ${memory} GiB`;
  return `## ${name}\n\n${what}. ${date}, Node ${process.version}, ${machine}.\n\n\`\`\`text\n${output.trim()}\n\`\`\`\n`;
}

/** The sections that stand in the file, by name. */
function keptSections(): Map<string, string> {
  if (!existsSync(figuresPath)) return new Map();
  const parts = readFileSync(figuresPath, "utf8").split(/^(?=## [a-z-]+\n)/m);
  return new Map(parts.slice(1).map((part) => [/^## ([a-z-]+)\n/.exec(part)?.[1] ?? "", `${part.trim()}\n`]));
}

async function main(given: readonly string[]): Promise<void> {
  const split = given.findIndex((argument) => argument.startsWith("-"));
  const names = split < 0 ? given : given.slice(0, split);
  const args = split < 0 ? [] : given.slice(split);
  const unknown = names.find((name) => benches.every((bench) => bench.name !== name));
  if (unknown !== undefined || (args.length > 0 && names.length !== 1)) {
    process.stderr.write(
      `usage: npm run bench [name…], or one name and its own arguments after --: ${benches.map(({ name }) => name).join(", ")}\n`,
    );
    process.exitCode = 2;
    return;
  }
  const sections = keptSections();
  for (const { name, what } of benches.filter((bench) => names.length === 0 || names.includes(bench.name))) {
    process.stdout.write(`\n== ${name}: ${what}\n`);
    const { output, code } = await run(name, args);
    if (code !== 0) process.exitCode = 1;
    // A bench that had nothing to measure on says so, and leaves the last figures standing.
    if (output.trim() !== "" && !/^[\w-]+: skipped/.test(output))
      sections.set(name, section(name, what, output));
  }
  const told = benches.flatMap(({ name }) => sections.get(name) ?? []);
  writeFileSync(figuresPath, [headline, ...told].join("\n"));
}

await main(process.argv.slice(2));
