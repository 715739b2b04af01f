/** What is common to the versions that a new template made (lib/pipeline/change-signs.ts), in words. */

const phrases: readonly (readonly [RegExp, (name: string, other: string) => string])[] = [
  [/^lost:(\w+)$/, (field) => `lost ${ofField(field)} altogether`],
  [/^gained:(\w+)$/, (field) => `gained ${ofField(field)}`],
  [/^kind:([a-z-]+):([a-z-]+)$/, (before, after) => `had ${before}s become ${after}s`],
  [/^-(\w+):/, (field) => `lost the same words in ${ofField(field)}`],
  [/^\+(\w+):/, (field) => `gained the same words in ${ofField(field)}`],
  [/^type(\w+):/, (field) => `had the same signs set otherwise in ${ofField(field)}`],
];

const plurals: ReadonlySet<string> = new Set(["bylines", "captions"]);

const ofField = (field: string): string => (plurals.has(field) ? `their ${field}` : `the ${field}`);

export function signPhrase(sign: string): string {
  for (const [pattern, phrase] of phrases) {
    const [whole, first = "", second = ""] = pattern.exec(sign) ?? [];
    if (whole !== undefined) return phrase(first, second);
  }
  return "changed alike";
}
