/** A cadence as a person writes and reads it: `15m`, `12h`, `1d`. */
import * as z from "zod";
import { type Cadence, cadenceSchema } from "../article/watch.ts";

/** In minutes; the longest first, so that 1440 minutes read as a day. */
const units = [
  { letter: "d", name: "day", minutes: 24 * 60 },
  { letter: "h", name: "hour", minutes: 60 },
  { letter: "m", name: "minute", minutes: 1 },
] as const;

export const cadenceShape = z.string().transform((text, context): Cadence => {
  const match = /^(\d{1,6})\s*([mhd])$/.exec(text.trim());
  const unit = units.find(({ letter }) => letter === match?.[2]);
  const wanted =
    text === "decay"
      ? text
      : { everyMinutes: unit === undefined ? Number.NaN : Number(match?.[1]) * unit.minutes };
  const parsed = cadenceSchema.safeParse(wanted);
  if (parsed.success) return parsed.data;
  context.addIssue(`"${text}" is no cadence: give minutes, hours or days from 5m to 366d, or "decay"`);
  return z.NEVER;
});

/** `every 12 hours`. */
export function cadenceText(cadence: Cadence): string {
  if (cadence === "decay") return "often at first, then less and less";
  const { everyMinutes } = cadence;
  for (const { name, minutes } of units) {
    const count = everyMinutes / minutes;
    if (Number.isInteger(count)) return count === 1 ? `every ${name}` : `every ${count} ${name}s`;
  }
  return `every ${everyMinutes} minutes`;
}
