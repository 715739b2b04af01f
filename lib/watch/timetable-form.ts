/**
 * A timetable as bytes: JSON with one line for each watch, in the order of their ids. A person can read it, any program
 * can parse it, and a run finds what is due without parsing the rest. Soft state: what does not hold to this form is
 * refused, and rebuilt from the archive.
 */
import { DamagedObjectError } from "../article/errors.ts";
import { type Row, type Timetable, timetableHeadSchema } from "./timetable.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

const headEnd = ',"articles":{';
const end = "}}";
const newline = 0x0a;
const comma = 0x2c;

export function encodeTimetable(timetable: Timetable): Uint8Array {
  const head = JSON.stringify(timetableHeadSchema.parse(timetable)).slice(0, -1) + headEnd;
  const ids = [...timetable.articles.keys()].sort();
  const names = ids.map((id) => `${JSON.stringify(id)}:`);
  const size = ids.reduce(
    (sum, id, index) => sum + Buffer.byteLength(names[index] ?? "") + lengthOf(timetable, id) + 2,
    Buffer.byteLength(head) + end.length + 2,
  );
  // Filled in place: a timetable is large, and memory is paid for.
  const bytes = Buffer.allocUnsafeSlow(size);
  let at = bytes.write(`${head}\n`);
  for (const [index, id] of ids.entries()) {
    at += bytes.write(names[index] ?? "", at);
    const json = timetable.articles.get(id)?.json ?? nothing;
    bytes.set(json, at);
    at += json.length;
    at += bytes.write(index === ids.length - 1 ? "\n" : ",\n", at);
  }
  at += bytes.write(`${end}\n`, at);
  return bytes.subarray(0, at);
}

const nothing = new Uint8Array();
const lengthOf = ({ articles }: Timetable, id: string): number => articles.get(id)?.json.length ?? 0;

/** Throws a DamagedObjectError that names the key. The rows are parts of `bytes`, which must not change any more. */
export function decodeTimetable(key: string, bytes: Uint8Array): Timetable {
  try {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const headLength = whole.indexOf(newline);
    const head = decoder.decode(whole.subarray(0, Math.max(0, headLength)));
    const tail = `\n${end}\n`;
    const rowsEnd = whole.length - tail.length;
    if (!head.endsWith(headEnd) || whole.toString("latin1", Math.max(0, rowsEnd)) !== tail)
      throw new SyntaxError("cut short");
    const known = timetableHeadSchema.parse(JSON.parse(`${head.slice(0, -headEnd.length)}}`));
    const articles = new Map<string, Row>();
    for (let start = headLength + 1; start < rowsEnd; ) {
      const lineEnd = whole.indexOf(newline, start);
      articles.set(...parseRow(whole.subarray(start, lineEnd)));
      start = lineEnd + 1;
    }
    return { ...known, articles };
  } catch (cause) {
    throw new DamagedObjectError(key, "not as its format says: `stet rebuild` makes it anew", { cause });
  }
}

const quote = 0x22;
const rowStart = /^"([^"\\]+)":\{"dueAt":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"$/;
const dueAtField = ':{"dueAt":"2024-03-01T08:00:00.000Z"';

/** Of the line only its start becomes a string, and nothing longer than it is kept. */
function parseRow(line: Buffer): [string, Row] {
  const idEnd = line.indexOf(quote, 1) + 1;
  const [, articleId, dueAt] = rowStart.exec(line.toString("utf8", 0, idEnd + dueAtField.length)) ?? [];
  if (articleId === undefined || dueAt === undefined) throw new SyntaxError("not a row");
  return [articleId, { dueAt, json: line.subarray(idEnd + 1, line.at(-1) === comma ? -1 : undefined) }];
}
