// The comparison in the terms of a ruler for plain texts: paragraphs are parted by blank lines, and the answer is a list
// of operations { t: "=" | "-" | "+", a: [start, end], b: [start, end], m } in reading order, as UTF-16 offsets.
// Plain JavaScript, so that a ruler can load it without knowing TypeScript; Node 24 loads what it imports.
import { compareArticles } from "../../lib/compare/compare-articles.ts";

const separator = "\n\n";

function articleOf(text) {
  return {
    format: 1,
    headline: { text: "", reason: "plain text", candidates: {} },
    bylines: [],
    notices: [],
    language: "en",
    blocks: text.split(separator).map((paragraph) => ({ kind: "paragraph", text: paragraph })),
  };
}

/** Where each paragraph begins, and where one after the last would. */
function startsOf(article) {
  const starts = [0];
  for (const { text } of article.blocks) starts.push(starts.at(-1) + text.length + separator.length);
  return starts;
}

/** The operations of one change, its texts beginning at the given offsets. */
function operationsOf(change, before, after) {
  const moved = change.action === "move" ? { m: true } : {};
  return change.parts.flatMap((part) => {
    const [x, y] = [before + part.before, after + part.after];
    if (part.op === "keep") {
      return [{ t: "=", a: [x, x + part.text.length], b: [y, y + part.text.length], ...moved }];
    }
    const operations = [];
    if (part.removed !== "") operations.push({ t: "-", a: [x, x + part.removed.length] });
    if (part.added !== "") operations.push({ t: "+", b: [y, y + part.added.length] });
    return operations;
  });
}

export function diff(a, b) {
  const [before, after] = [articleOf(a), articleOf(b)];
  const { changes } = compareArticles(before, after);
  const [startsBefore, startsAfter] = [startsOf(before), startsOf(after)];
  const operations = [];
  let [nextBefore, nextAfter] = [0, 0];
  const taken = new Set(
    changes.flatMap(({ before: place }) => place?.items.map((_, offset) => place.index + offset) ?? []),
  );
  const keepOne = () => {
    while (taken.has(nextBefore)) nextBefore += 1;
    const { length } = before.blocks[nextBefore].text;
    const [x, y] = [startsBefore[nextBefore], startsAfter[nextAfter]];
    operations.push({ t: "=", a: [x, x + length], b: [y, y + length] });
    nextBefore += 1;
    nextAfter += 1;
  };
  /** Whether a kept paragraph still stands before the one at `index`. */
  const keptStandsBefore = (index) => {
    while (taken.has(nextBefore)) nextBefore += 1;
    return nextBefore < index;
  };
  for (const change of changes) {
    // A deletion follows the kept paragraphs before it; anything else has its own place.
    while (
      change.after === undefined ? keptStandsBefore(change.before.index) : nextAfter < change.after.index
    ) {
      keepOne();
    }
    operations.push(
      ...operationsOf(change, startsBefore[change.before?.index ?? 0], startsAfter[change.after?.index ?? 0]),
    );
    if (change.after !== undefined) nextAfter += change.after.items.length;
  }
  while (nextAfter < after.blocks.length) keepOne();
  return operations;
}
