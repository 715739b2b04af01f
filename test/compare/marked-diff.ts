/** A diff as readable `<del>`/`<ins>` text: the form in which fixtures state what they expect. */
import type { Change, Diff, Part } from "../../lib/article/diff.ts";

export function markedDiff(diff: Diff): string {
  const head = [diff.summary, `${diff.disclosed}: ${diff.disclosedReason}`];
  const claims = diff.claims.map(({ path, before, after }) => `${path}: ${marked(before, after)}`);
  const blocks = [
    head.join("\n"),
    ...diff.changes.map(markedChange),
    ...(claims.length > 0 ? [claims.join("\n")] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function markedChange(change: Change): string {
  const places = [change.before, change.after].map((place) =>
    place === undefined
      ? "-"
      : place.items.map(({ kind }, offset) => `${kind} ${place.index + offset + 1}`).join(" + "),
  );
  const where = `${change.field}: ${change.action} ${places.join(" → ")}`;
  const labels = `${change.class} (${change.touches.join(", ")}): ${change.reason}`;
  return [where, labels, change.parts.map(markedPart).join("")].join("\n");
}

function markedPart(part: Part): string {
  return part.op === "keep" ? part.text : marked(part.removed, part.added);
}

function marked(removed = "", added = ""): string {
  return `${removed === "" ? "" : `<del>${removed}</del>`}${added === "" ? "" : `<ins>${added}</ins>`}`;
}
