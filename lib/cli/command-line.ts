/** The command line as one function of its arguments and its world. Ends no process and touches no global. */
import { Command, Help } from "commander";
import { tool } from "../real-checks.ts";
import { commands } from "./commands.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { asCalledHere, type Io } from "./io.ts";
import { reportError, sentence } from "./report-error.ts";

const description = "Keeps what an article said: every version, every edit, and the proof of both.";

const exitCodes =
  "Exit codes: 0 done; 1 differences found (diff and compare alone), or altered (verify alone); 2 something in the line typed or the configuration is wrong; 3 failed; 4 incomplete (verify alone).";

/** `args`: without the program's own name. Answers the exit code; whatever is thrown inside becomes a sentence. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCode.done;
  const program = new Command("stet")
    .description(description)
    .version(tool.version, "-V, --version", "print the version")
    .helpCommand("help [command]", "show the help of a command")
    // Behind a command `--version` is that command's: which version of an article.
    .enablePositionalOptions()
    .addHelpText("after", `\n${new Help().boxWrap(exitCodes, helpWidth(io))}`);
  const note = (ended: ExitCode) => {
    code = ended;
  };
  for (const build of commands) program.addCommand(build(io, note));
  for (const command of [program, ...program.commands]) withManners(command, io);
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return exitCode.usage;
    }
    await program.parseAsync(withoutHelpForNothing(program, args), { from: "user" });
    return code;
  } catch (error) {
    return reportError(error, io);
  }
}

/** What is asked for the help of no command is told like any unknown command, not by everybody's help. */
function withoutHelpForNothing(program: Command, args: readonly string[]): readonly string[] {
  const [first, second] = args;
  const name = first === "help" ? second : first;
  const isCommand = name === "help" || program.commands.some((command) => command.name() === name);
  return name === undefined || name.startsWith("-") || isCommand ? args : [name];
}

/** Says everything through `io`, in our words, and never ends the process. */
function withManners(command: Command, io: Io): void {
  const name = command.parent === null ? "" : ` ${command.name()}`;
  command
    .helpOption("-h, --help", "show this")
    .configureHelp({ formatItem: listedItem, minWidthToWrap: leastBeside })
    .exitOverride()
    .showHelpAfterError(`(\`${io.program}${name} --help\` shows how)`)
    .configureOutput({
      writeOut: (text) => io.out(asCalledHere(io, text)),
      writeErr: io.err,
      getOutHelpWidth: () => helpWidth(io),
      getErrHelpWidth: () => helpWidth(io),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) =>
        write(sentence(text.replace(/^error: /, "stet: ").trimEnd()).concat("\n")),
    });
}

/** Columns: less is no room for words beside a name; they stand below it. */
const leastBeside = 24;
const listIndent = 2;
const wordsIndent = 6;

function listedItem(term: string, termWidth: number, words: string, help: Help): string {
  const width = help.helpWidth ?? widestHelp;
  if (width - termWidth - 2 * listIndent >= leastBeside)
    return Help.prototype.formatItem.call(help, term, termWidth, words, help);
  const below = `\n${" ".repeat(wordsIndent)}`;
  const lines = help.boxWrap(words, width - wordsIndent).split("\n");
  return [" ".repeat(listIndent) + term, ...lines].join(below);
}

/** Columns: longer lines are hard to read. */
const widestHelp = 100;

const helpWidth = ({ columns }: Io): number => Math.min(columns, widestHelp);
