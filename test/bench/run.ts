/** `npm run bench [name…]`: runs the benches and keeps what they print in docs/figures.md; see kept-runs.ts. */
import { join } from "node:path";
import { runAndKeep } from "../kept-runs.ts";

await runAndKeep(
  {
    command: "bench",
    folder: import.meta.dirname,
    figures: join(import.meta.dirname, "../../docs/figures.md"),
    headline: `# Figures

What \`npm run bench\` printed last, bench by bench. The machine is shared, so trust ratios before milliseconds.
`,
    table: [
      { name: "extract", what: "How much of the article is found, and how much that is not article" },
      {
        name: "extract-speed",
        what: "Processor time and memory of extraction, beside parsing alone and a peer",
      },
      {
        name: "mutations",
        what: "Real pages broken at random: outcome, time, and what their own rendering says",
      },
      { name: "compare", what: "Time of a comparison, and how much more is marked than changed" },
      {
        name: "edited-corpus",
        what: "Real pages with one word edited: how often stet reports exactly that",
      },
      { name: "publish", what: "A site of 1,000 articles with 10 versions each, and one more diff" },
      { name: "pairs", what: "Real pages captured twice: what is reported, and what is said of it" },
      { name: "cold-start", what: "Size and start of the deployed functions" },
      { name: "changed-check", what: "The S3 requests of one look" },
      { name: "walls", what: "Walls recognised, articles refused" },
      { name: "version-overhead", what: "What a version takes besides its payload and its text" },
      { name: "extractor-upgrade", what: "An upgrade of the extractor over 10,000 articles" },
      {
        name: "checks-of-a-year",
        what: "One article's checks of a year among 10,000: what is read for them",
      },
      { name: "throughput", what: "Looks that one core makes, against undici and the extractor alone" },
      {
        name: "verify-speed",
        what: "Verification of 10,000 versions on disk against sha256sum over the same",
      },
      { name: "simulated-week", what: "What a week of 50,000 watches costs" },
    ],
  },
  process.argv.slice(2),
);
