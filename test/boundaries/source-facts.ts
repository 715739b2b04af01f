/** What one source file imports, which ambient things it touches, and how long it and its functions are. By its syntax tree. */
import {
  type CallExpression,
  type MemberExpression,
  type Node,
  parseSync,
  type VariableDeclarator,
  Visitor,
} from "oxc-parser";

/** What comes from outside without being passed in. */
export type Ambient = "clock" | "stopwatch" | "randomness" | "environment" | "console" | "network";

interface Located {
  /** From 1. */
  readonly line: number;
}

export interface Import extends Located {
  /** As written; "" where it is computed, and so cannot be judged. */
  readonly specifier: string;
}

interface AmbientUse extends Located {
  readonly ambient: Ambient;
  /** Such as `Date.now`. */
  readonly expression: string;
}

interface FunctionLength extends Located {
  readonly lines: number;
}

export interface SourceFacts {
  readonly imports: readonly Import[];
  readonly ambients: readonly AmbientUse[];
  readonly functions: readonly FunctionLength[];
  readonly lines: number;
  /** Exports a `handler`, as Lambda calls it. */
  readonly isHandler: boolean;
}

/** Whole objects, and single properties of objects, by what they let in. */
const ambientObjects: Readonly<Record<string, Ambient | undefined>> = {
  console: "console",
  performance: "stopwatch",
  globalThis: "environment",
};
const ambientProperties: Readonly<Record<string, Ambient | undefined>> = {
  "Date.now": "clock",
  "Math.random": "randomness",
  "process.env": "environment",
  "process.argv": "environment",
  "process.hrtime": "stopwatch",
  "process.uptime": "stopwatch",
  "crypto.randomUUID": "randomness",
  "crypto.getRandomValues": "randomness",
};
const ambientCalls: Readonly<Record<string, Ambient | undefined>> = { Date: "clock", fetch: "network" };
/** Taken apart (`const { now } = Date`), these would hide what is used of them. */
const containers: Readonly<Record<string, Ambient | undefined>> = {
  Date: "clock",
  Math: "randomness",
  process: "environment",
  crypto: "randomness",
};
/** Named imports that bring in what the globals would. */
const ambientImports: Readonly<Record<string, Ambient | undefined>> = {
  "node:crypto randomUUID": "randomness",
  "node:crypto randomBytes": "randomness",
  "node:crypto randomInt": "randomness",
  "node:crypto randomFillSync": "randomness",
  "node:crypto getRandomValues": "randomness",
  "node:crypto webcrypto": "randomness",
  "node:process env": "environment",
  "node:perf_hooks performance": "stopwatch",
};

/** Throws when the file does not parse: what cannot be read cannot be judged. */
export function readSource(path: string, text: string): SourceFacts {
  const { program, module, errors } = parseSync(path, text);
  if (errors[0] !== undefined) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;
  const imports: Import[] = [];
  const ambients: AmbientUse[] = [];
  const functions: FunctionLength[] = [];

  const importAt = (specifier: string, { start }: { start: number }) =>
    imports.push({ specifier, line: lineAt(start) });
  const note = (ambient: Ambient | undefined, expression: string, { start }: { start: number }) => {
    if (ambient !== undefined) ambients.push({ ambient, expression, line: lineAt(start) });
  };
  const measure = ({ start, end }: Node) =>
    functions.push({ line: lineAt(start), lines: lineAt(end) - lineAt(start) + 1 });

  for (const { moduleRequest, entries, start } of module.staticImports) {
    importAt(moduleRequest.value, { start });
    for (const { importName } of entries) {
      const name = `${moduleRequest.value} ${importName.name ?? importName.kind}`;
      note(ambientImports[name], name, { start });
    }
  }
  for (const { entries, start } of module.staticExports) {
    for (const { moduleRequest } of entries) if (moduleRequest) importAt(moduleRequest.value, { start });
  }
  new Visitor({
    ImportExpression: (node) => importAt(literalOf(node.source) ?? "", node),
    TSImportType: (node) => importAt(literalOf(node.source) ?? "", node),
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    MemberExpression: (node) => noteMember(node, note),
    NewExpression(node) {
      if (nameOf(node.callee) === "Date" && node.arguments.length === 0) note("clock", "new Date()", node);
    },
    CallExpression: (node) => noteCall(node, note),
    VariableDeclarator: (node) => noteTakenApart(node, note),
  }).visit(program);

  const isHandler = module.staticExports.some(({ entries }) =>
    entries.some(({ exportName }) => exportName.name === "handler"),
  );
  return { imports, ambients, functions, lines: text.trimEnd().split("\n").length, isHandler };
}

type Note = (ambient: Ambient | undefined, expression: string, place: { start: number }) => void;

function noteMember(node: MemberExpression, note: Note): void {
  const object = nameOf(node.object);
  if (object === undefined) return;
  const property = node.computed ? literalOf(node.property) : nameOf(node.property);
  note(ambientObjects[object] ?? ambientProperties[`${object}.${property}`], `${object}.${property}`, node);
}

function noteCall(node: CallExpression, note: Note): void {
  const name = nameOf(node.callee);
  if (name !== undefined && Object.hasOwn(ambientCalls, name)) note(ambientCalls[name], `${name}()`, node);
  // Handed on whole, an ambient object would be used out of sight.
  for (const argument of node.arguments) noteWhole(argument, note);
}

function noteTakenApart({ id, init }: VariableDeclarator, note: Note): void {
  if (init === null) return;
  noteWhole(init, note);
  const name = nameOf(init);
  if (id.type === "ObjectPattern" && name !== undefined && Object.hasOwn(containers, name)) {
    note(containers[name], `{ … } = ${name}`, init);
  }
}

function noteWhole(node: Node, note: Note): void {
  const name = nameOf(node);
  if (name !== undefined && Object.hasOwn(ambientObjects, name)) note(ambientObjects[name], name, node);
}

function nameOf(node: Node): string | undefined {
  return node.type === "Identifier" ? node.name : undefined;
}

function literalOf(node: Node): string | undefined {
  return node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}
