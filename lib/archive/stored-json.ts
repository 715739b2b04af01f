/** JSON objects of the archive: written in one form (two spaces, a line end, keys in the schema's order), read through their schema. */
import type { z } from "zod";
import { DamagedObjectError } from "../article/errors.ts";
import { plainWords } from "../article/plain-words.ts";
import type { ObjectFacts, ObjectStore } from "./store.ts";

export const jsonFacts: ObjectFacts = { contentType: "application/json" };
export const textFacts: ObjectFacts = { contentType: "text/plain; charset=utf-8" };

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Parsing first makes the bytes depend on the content alone, not on the order in which a caller set the keys. */
export function encodeJson<T>(schema: z.ZodType<T, T>, value: T): Uint8Array {
  return encoder.encode(`${JSON.stringify(schema.parse(value), undefined, 2)}\n`);
}

export function encodeText(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Throws a DamagedObjectError that names the key and the first thing wrong. */
export function decodeJson<T>(schema: z.ZodType<T, T>, key: string, bytes: Uint8Array): T {
  const parsed = schema.safeParse(parseJson(key, bytes), { error: plainWords });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DamagedObjectError(
    key,
    `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not as its format says"}`,
  );
}

function parseJson(key: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw new DamagedObjectError(key, "not JSON in UTF-8", { cause });
  }
}

/** Reads and parses one object; undefined where there is none. */
export async function readJson<T>(
  store: ObjectStore,
  schema: z.ZodType<T, T>,
  key: string,
): Promise<{ value: T; tag: string; bytes: Uint8Array } | undefined> {
  const stored = await store.get(key);
  if (stored === undefined) return undefined;
  return { value: decodeJson(schema, key, stored.bytes), tag: stored.tag, bytes: stored.bytes };
}
