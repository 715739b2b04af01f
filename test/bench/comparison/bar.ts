/** What an issue asks of the comparison, and what was measured. */
export interface Bar {
  readonly what: string;
  /** As the issue states it. */
  readonly asked: string;
  readonly figure: string;
  readonly met: boolean;
}

export const atMost = (what: string, figure: number, most: number, digits = 0, unit = ""): Bar => ({
  what,
  asked: `≤ ${most}${unit}`,
  figure: `${figure.toFixed(digits)}${unit}`,
  met: figure <= most,
});

export const atLeast = (what: string, figure: number, least: number, digits = 3): Bar => ({
  what,
  asked: `≥ ${least}`,
  figure: figure.toFixed(digits),
  met: figure >= least,
});

export function printBars(bars: readonly Bar[]): void {
  printTable(
    ["bar", "asked", "measured", ""],
    bars.map(({ what, asked, figure, met }) => [what, asked, figure, met ? "met" : "missed"]),
  );
}

export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [head, ...rows];
  const widths = head.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  for (const line of lines)
    console.log(
      line
        .map((cell, index) => cell.padStart(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
