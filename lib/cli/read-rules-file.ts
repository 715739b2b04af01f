/** Site rules from a file: one, or a list as in the deployment's configuration. Every mistake is told with its place. */
import { UsageError } from "../article/errors.ts";
import { givenRulesSchema } from "../article/given-site-rules.ts";
import { plainWords } from "../article/plain-words.ts";
import { ruleFor, type SiteRule } from "../article/site-rule.ts";
import type { Io } from "./io.ts";
import { readPersonFile } from "./person-file.ts";

const writtenRule = '{"host": "news.example", "select": ["article .body"]}';

/** Throws a UsageError that lists every mistake. */
export async function readRulesFile(io: Io, file: string): Promise<SiteRule[]> {
  const given = parseJson(file, await readPersonFile(io, file));
  const isList = Array.isArray(given);
  const parsed = givenRulesSchema.safeParse(isList ? given : [given], { error: plainWords });
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(({ path, message }) => {
    const place = placeOf(isList ? path : path.slice(1));
    return place === "" ? message : `${place}: ${message}`;
  });
  throw new UsageError(`${file}: ${mistakes.join("\n      ")}`);
}

/** The rule that speaks of an address. Throws a UsageError that names the hosts there are rules for. */
export function requireRule(rules: readonly SiteRule[], url: URL, file: string): SiteRule {
  const rule = ruleFor(rules, url);
  if (rule !== undefined) return rule;
  const hosts = rules.map(({ host }) => host).join(", ");
  throw new UsageError(
    hosts === ""
      ? `${file}: an empty list: a rule is written ${writtenRule}`
      : `${file}: no rule in it speaks of ${url.host}, only of ${hosts}`,
  );
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${file}: not JSON: a rule is written ${writtenRule}`, { cause });
  }
}

/** `[0].select[1]`. */
function placeOf(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text.replace(/^\./, "");
}
