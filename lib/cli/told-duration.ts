/** Spans of time as a person reads them: the two largest units, `3 h 5 min`. */

const units = [
  { name: "d", milliseconds: 24 * 60 * 60 * 1000 },
  { name: "h", milliseconds: 60 * 60 * 1000 },
  { name: "min", milliseconds: 60 * 1000 },
  { name: "s", milliseconds: 1000 },
] as const;

const shownUnits = 2;

export function toldDuration(milliseconds: number): string {
  let left = Math.max(0, Math.round(milliseconds / 1000) * 1000);
  const first = units.findIndex((unit) => left >= unit.milliseconds);
  if (first < 0) return "0 s";
  const parts: string[] = [];
  for (const unit of units.slice(first, first + shownUnits)) {
    const count = Math.floor(left / unit.milliseconds);
    left -= count * unit.milliseconds;
    if (count > 0) parts.push(`${count} ${unit.name}`);
  }
  return parts.join(" ");
}
