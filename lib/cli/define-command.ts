/**
 * One command as data: its words for the person, a schema for what they give, and what it does. Arguments, options and
 * environment are parsed once, here; every wrong one is named.
 */
import { type Argument, Command, type Option } from "commander";
import type { z } from "zod";
import { UsageError } from "../article/errors.ts";
import { plainWords } from "../article/plain-words.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { environmentNames } from "./settings.ts";

export interface CommandSpec<Given> {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** What a person must know to use it. */
  readonly description: string;
  readonly takes: readonly Argument[];
  readonly options: readonly Option[];
  /** Of arguments and options by their names. */
  readonly given: z.ZodType<Given>;
  /** Without the program's name. */
  readonly examples: readonly string[];
  readonly run: (io: Io, given: Given) => Promise<ExitCode>;
}

export type BuildCommand = (io: Io, done: (code: ExitCode) => void) => Command;

export function defineCommand<Given>(spec: CommandSpec<Given>): BuildCommand {
  return (io, done) => {
    const command = new Command(spec.name).summary(spec.summary).description(spec.description);
    for (const argument of spec.takes) command.addArgument(argument);
    for (const option of spec.options) command.addOption(option);
    const examples = spec.examples.map((example) => `  ${io.program} ${spec.name} ${example}`.trimEnd());
    command.addHelpText(
      "after",
      `\n${examples.length === 1 ? "Example" : "Examples"}:\n${examples.join("\n")}`,
    );
    command.action(async () => {
      const given: Record<string, unknown> = { ...fromEnvironment(spec.options, io), ...command.opts() };
      for (const [index, argument] of spec.takes.entries())
        given[argument.name()] = command.processedArgs[index];
      done(await spec.run(io, parseGiven(spec, given)));
    });
    return command;
  };
}

/** What a variable may say of an option that is there or not; anything else is left for the command's schema to refuse. */
const switches: ReadonlyMap<string, boolean> = new Map([
  ["0", false],
  ["1", true],
]);

/** What the environment says of this command's options; an empty variable says nothing. */
function fromEnvironment(options: readonly Option[], { env }: Io): Record<string, unknown> {
  return Object.fromEntries(
    options.flatMap((option) => {
      const name = environmentNames[option.attributeName()];
      const value = name === undefined ? undefined : env[name];
      if (value === undefined || value === "") return [];
      return [[option.attributeName(), option.isBoolean() ? (switches.get(value) ?? value) : value]];
    }),
  );
}

function parseGiven<Given>(spec: CommandSpec<Given>, given: Record<string, unknown>): Given {
  const parsed = spec.given.safeParse(given, { error: plainWords });
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(
    ({ path, message }) => `${nameOf(spec, String(path[0]))}: ${message}`,
  );
  throw new UsageError([...new Set(wrong)].join("\n      "));
}

/** An option or argument as a person knows it. */
function nameOf<Given>({ options }: CommandSpec<Given>, attribute: string): string {
  const option = options.find((one) => one.attributeName() === attribute);
  if (option === undefined) return attribute;
  const variable = environmentNames[attribute];
  return `${option.long ?? attribute}${variable === undefined ? "" : ` (or ${variable})`}`;
}
