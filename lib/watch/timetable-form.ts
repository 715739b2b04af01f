/**
 * A timetable as bytes: JSON with one line for each watch, in the order of their ids. A person can read it, any program
 * can parse it, and a run finds what is due without parsing the rest. Soft state: what does not hold to this form is
 * refused, and rebuilt from the archive.
 */
import { DamagedObjectError } from "../article/errors.ts";
import { type Row, type Timetable, timetableHeadSchema } from "./timetable.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

const headEnd = ',"articles":{';
const end = "}}";

export function encodeTimetable(timetable: Timetable): Uint8Array {
  const head = JSON.stringify(timetableHeadSchema.parse(timetable)).slice(0, -1) + headEnd;
  const ids = [...timetable.articles.keys()].sort();
  const rows = ids.map((id, index) => {
    const comma = index === ids.length - 1 ? "" : ",";
    return `${JSON.stringify(id)}:${timetable.articles.get(id)?.json}${comma}`;
  });
  return encoder.encode([head, ...rows, end, ""].join("\n"));
}

/** Throws a DamagedObjectError that names the key. */
export function decodeTimetable(key: string, bytes: Uint8Array): Timetable {
  try {
    const lines = decoder.decode(bytes).split("\n");
    const [head = ""] = lines;
    if (!head.endsWith(headEnd) || lines.at(-2) !== end || lines.at(-1) !== "")
      throw new SyntaxError("cut short");
    const known = timetableHeadSchema.parse(JSON.parse(`${head.slice(0, -headEnd.length)}}`));
    return { ...known, articles: new Map(lines.slice(1, -2).map(parseRow)) };
  } catch (cause) {
    throw new DamagedObjectError(key, "not as its format says: `stet rebuild` makes it anew", { cause });
  }
}

const rowPattern = /^"([^"\\]+)":(?=\{"dueAt":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)")/;

function parseRow(line: string): [string, Row] {
  const [start, articleId, dueAt] = rowPattern.exec(line) ?? [];
  if (start === undefined || articleId === undefined || dueAt === undefined)
    throw new SyntaxError("not a row");
  return [articleId, { dueAt, json: line.slice(start.length, line.endsWith(",") ? -1 : undefined) }];
}
