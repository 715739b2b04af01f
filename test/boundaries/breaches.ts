/** Holds one source file against the rules of the house. Pure: the file's text comes in, breaches in words come out. */
import { posix } from "node:path";
import { ambientPlaces, libraries, limits, readableFiles, rooms } from "./house-rules.ts";
import { type Import, readSource } from "./source-facts.ts";

/** `path` is the file's, from the repository's root with forward slashes, under lib/ or functions/. */
export function breachesOf(path: string, text: string): string[] {
  const facts = readSource(path, text);
  const at = (line: number, breach: string): string => `${path}:${line} ${breach}`;
  return [
    ...facts.imports.flatMap((each) => wrongImport(path, each).map((breach) => at(each.line, breach))),
    ...facts.ambients
      .filter(({ ambient }) => !isIn(path, ambientPlaces[ambient]))
      .map(({ line, ambient, expression }) => at(line, `takes the ${ambient} for itself: ${expression}`)),
    ...facts.functions
      .filter(({ lines }) => lines > limits.functionLines)
      .map(({ line, lines }) =>
        at(line, `has a function of ${lines} lines; ${limits.functionLines} at most`),
      ),
    ...tooLong(path, facts.lines, facts.isHandler),
  ];
}

function tooLong(path: string, lines: number, isHandler: boolean): string[] {
  const isLambda = isHandler && path.startsWith("functions/");
  const limit = isLambda ? limits.handlerLines : limits.fileLines;
  return lines > limit ? [`${path} has ${lines} lines; ${limit} at most`] : [];
}

/** The room that a file stands in: a folder, or for a file between the rooms the file itself. */
export function roomOf(path: string): string {
  const [first = "", second = "", third] = path.split("/");
  if (first !== "lib") return first;
  return third === undefined ? path : second;
}

function wrongImport(path: string, { specifier }: Import): string[] {
  if (specifier === "") return ["imports what is computed, which nobody can check"];
  return specifier.startsWith(".") ? wrongFile(path, specifier) : wrongLibrary(path, specifier);
}

function wrongFile(path: string, specifier: string): string[] {
  const target = posix.join(posix.dirname(path), specifier);
  const isOurs = target.startsWith("lib/") || target.startsWith("functions/");
  if (!isOurs) return isIn(path, readableFiles[target] ?? []) ? [] : [`may not read ${target}`];
  const [from, to] = [roomOf(path), roomOf(target)];
  if (rooms[from] === undefined) return [`stands in no known room: ${from}`];
  return from === to || rooms[from].includes(to) ? [] : [`${from} may not import ${to}: ${specifier}`];
}

function wrongLibrary(path: string, specifier: string): string[] {
  const name = libraryOf(specifier);
  const rule = libraries[name];
  if (rule === undefined) return [`imports ${name}, which is in no list`];
  return isIn(path, rule.where) ? [] : [`may not import ${name} (${rule.reason})`];
}

/** `@scope/name/sub` and `node:fs/promises` by their head. */
export function libraryOf(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function isIn(path: string, places: readonly string[]): boolean {
  return places.some((place) => path.startsWith(place));
}
