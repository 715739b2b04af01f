/**
 * Site rules as a person writes them, in a file or in the deployment's configuration: parsed once, every mistake named
 * with its place, its host and the selector. Selectors are what css-select reads (CSS, levels 3 and 4 in part).
 */
import { compile } from "css-select";
import { isTraversal, parse, type Selector, SelectorType } from "css-what";
import * as z from "zod";
import { longestHost, longestSelector, mostSelectors, rulePartNames, type SiteRule } from "./site-rule.ts";
import { keyHost } from "./url-key.ts";

/** More hosts than anybody writes rules for by hand. */
const mostRules = 500;

const selectorSchema = z
  .string({ error: "give a CSS selector" })
  .trim()
  .min(1, "a CSS selector is missing")
  .max(longestSelector, `a selector has at most ${longestSelector} characters`);

const selectorsSchema = z
  .union([selectorSchema.transform((one) => [one]), z.array(selectorSchema)], {
    error: `give one CSS selector, or a list of at most ${mostSelectors}, each of at most ${longestSelector} characters`,
  })
  .pipe(
    z
      .array(z.string())
      .min(1, "an empty list says nothing")
      .max(mostSelectors, `at most ${mostSelectors} selectors`),
  );

const hostSchema = z
  .string({ error: "required: news.example, or *.news.example for every host below it" })
  .max(longestHost)
  .transform((typed, context) => {
    const host = hostOf(typed.trim());
    if (host !== undefined) return host;
    context.addIssue(`"${typed}" is no host: give one such as news.example, or *.news.example`);
    return z.NEVER;
  });

/** In the form of keys; undefined where it is more or less than a host. */
function hostOf(typed: string): string | undefined {
  const [, star = "", name = ""] = /^(\*\.)?([^\s/?#@*\\]+)$/.exec(typed) ?? [];
  if (name === "" || !URL.canParse(`http://${name}/`)) return undefined;
  return star + keyHost(new URL(`http://${name}/`));
}

const givenRuleSchema = z
  .strictObject({
    host: hostSchema,
    select: selectorsSchema.optional(),
    remove: selectorsSchema.optional(),
    headline: selectorSchema.optional(),
    byline: selectorSchema.optional(),
  })
  .superRefine((rule, context) => {
    for (const { path, selector } of selectorsOf(rule)) {
      const problem = problemOf(selector);
      if (problem === undefined) continue;
      const message = `host ${rule.host}: "${selector}" cannot be read as a CSS selector (${problem})`;
      context.addIssue({ code: "custom", path, message, input: selector });
    }
    if ([...rulePartNames, "remove" as const].every((part) => rule[part] === undefined)) {
      context.addIssue(`host ${rule.host}: the rule says nothing: give select, remove, headline or byline`);
    }
  })
  .transform(withoutUndefined);

interface GivenRule {
  readonly host: string;
  readonly select?: string[] | undefined;
  readonly remove?: string[] | undefined;
  readonly headline?: string | undefined;
  readonly byline?: string | undefined;
}

function* selectorsOf({ select, remove, headline, byline }: GivenRule) {
  for (const [part, list] of Object.entries({ select, remove })) {
    for (const [index, selector] of (list ?? []).entries()) yield { path: [part, index], selector };
  }
  for (const [part, selector] of Object.entries({ headline, byline })) {
    if (selector !== undefined) yield { path: [part], selector };
  }
}

/** What css-select has against it; undefined where it can be matched. */
function problemOf(selector: string): string | undefined {
  try {
    const parsed = parse(selector);
    compile(parsed);
    return parsed.map((steps) => slipIn(steps, selector)).find((slip) => slip !== undefined);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What css-what lets pass, and CSS does not: the selector would silently find nothing, or too much. */
function slipIn(steps: readonly Selector[], selector: string): string | undefined {
  const last = steps.at(-1);
  if (last !== undefined && isTraversal(last)) return "nothing stands behind its last combinator";
  for (const step of steps) {
    const inner = step.type === SelectorType.Pseudo && Array.isArray(step.data) ? step.data : [];
    const slip = inner.map((others) => slipIn(others, selector)).find((one) => one !== undefined);
    if (slip !== undefined) return slip;
    const name = nameIn(step);
    // What is escaped may be any character.
    if (name === undefined || nameStart.test(name) || selector.includes("\\")) continue;
    return `no name begins with "${name.slice(0, 1)}"`;
  }
  return undefined;
}

/** As css-what reads all of a name but its first character. */
const nameStart = /^[\w\-\u00b0-\uffff]/;

function nameIn(step: Selector): string | undefined {
  if (step.type === SelectorType.Tag) return step.name;
  if (step.type !== SelectorType.Attribute) return undefined;
  // `.name` and `#name` are told from `[class~="name"]` and `[id="name"]` by this alone.
  return step.ignoreCase === "quirks" ? step.value : step.name;
}

function withoutUndefined({ host, select, remove, headline, byline }: GivenRule): SiteRule {
  return {
    host,
    ...(select === undefined ? {} : { select }),
    ...(remove === undefined ? {} : { remove }),
    ...(headline === undefined ? {} : { headline }),
    ...(byline === undefined ? {} : { byline }),
  };
}

/** One rule for a host: two would leave it to chance which of them holds. */
export const givenRulesSchema = z
  .array(givenRuleSchema)
  .max(mostRules, `at most ${mostRules} rules`)
  .superRefine((rules, context) => {
    for (const [index, { host }] of rules.entries()) {
      const first = rules.findIndex((rule) => rule.host === host);
      if (first !== index) {
        const message = `host ${host}: rule ${first} speaks of it already`;
        context.addIssue({ code: "custom", path: [index, "host"], message, input: host });
      }
    }
  });
