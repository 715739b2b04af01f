/** `npm run soak [name…]`: long seeded runs; what they print is kept in docs/soak.md; see kept-runs.ts. */
import { join } from "node:path";
import { runAndKeep } from "../kept-runs.ts";

await runAndKeep(
  {
    command: "soak",
    folder: import.meta.dirname,
    figures: join(import.meta.dirname, "../../docs/soak.md"),
    headline: `# Soaks

What \`npm run soak\` printed last, soak by soak. Each run names its seed: \`npm run soak NAME -- --seed N --rounds N\`
repeats or shortens it.
`,
    table: [
      { name: "fuzzed-responses", what: "Answers broken at random: every look ends, in time, in an outcome" },
      { name: "watched-week", what: "A week of `stet watch` over a thousand articles: memory, gaps, edits" },
      { name: "commit", what: "Writers racing, dying and failing on one article: nothing lost or invented" },
      { name: "rebuild", what: "Articles of any Unicode, rebuilt from their diffs in both directions" },
      {
        name: "alterations",
        what: "Archives altered in twelve ways, and sound ones: what verification finds",
      },
      { name: "kills", what: "Real processes killed on one article: nothing lost or invented" },
    ],
  },
  process.argv.slice(2),
);
