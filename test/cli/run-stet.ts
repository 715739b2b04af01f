/** The command line run in process, in a world of the test's own: a clock that only sleepers move, and all that was said. */
import { main } from "../../lib/cli/command-line.ts";
import { createSimulatedClock } from "../../lib/cli/demo/simulated-clock.ts";
import { type Io, typedLine } from "../../lib/cli/io.ts";

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface World {
  /** What is not given is a pipe, a machine without environment, and nobody who interrupts. */
  readonly io: Partial<Io> & Pick<Io, "cwd" | "clock" | "chance">;
  readonly stet: (...args: string[]) => Promise<Said>;
  /** The same, with something of its world otherwise. */
  readonly stetWith: (other: Partial<Io>, ...args: string[]) => Promise<Said>;
}

const beginning = "2024-03-01T08:00:00.000Z";

export function createWorld(cwd: string, env: Io["env"] = {}): World {
  const clock = createSimulatedClock(beginning);
  let runs = 0;
  const chance = { runId: () => `run${String(++runs).padStart(9, "0")}`, fraction: () => 0.5 };
  const io = { cwd, clock, chance, env };
  const stetWith = (other: Partial<Io>, ...args: string[]) => runStet(args, { ...io, ...other });
  return { io, stetWith, stet: (...args) => stetWith({}, ...args) };
}

async function runStet(args: string[], world: Wanted): Promise<Said> {
  const { io, heard } = listeningIo({ typed: typedLine("stet", args), ...world });
  const code = await main(args, io);
  return { code, ...heard() };
}

type Wanted = Partial<Io> & Pick<Io, "cwd" | "clock">;

/** A world that notes what is said in it. */
export function listeningIo(world: Wanted): { io: Io; heard: () => Omit<Said, "code"> } {
  const out: Uint8Array[] = [];
  let err = "";
  const io: Io = {
    out: (content) => void out.push(Buffer.from(content)),
    err: (text) => {
      err += text;
    },
    stdin: noInput(),
    env: {},
    isTerminal: { out: false, err: false },
    columns: 80,
    chance: { runId: () => "run000000001", fraction: () => 0.5 },
    signal: new AbortController().signal,
    program: "stet",
    typed: "stet",
    ...world,
  };
  return { io, heard: () => ({ out: Buffer.concat(out).toString("utf8"), err }) };
}

async function* noInput(): AsyncGenerator<Uint8Array> {}

/** Standard input that says this. */
export async function* inputOf(bytes: Uint8Array | string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(bytes);
}

/** What could be another the next time, by its name. */
export function withNames(said: Said, names: Readonly<Record<string, string>>): Said {
  const named = (text: string) =>
    Object.entries(names).reduce((done, [from, to]) => done.replaceAll(from, to), text);
  return { ...said, out: named(said.out), err: named(said.err) };
}

/** Nothing but output, and all went well. */
export const saying = (out: string): Said => ({ code: 0, out, err: "" });
