/** Texts cut to a length: at a space where there is one near, else between two characters as readers see them. */
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** `units`: UTF-16 units, the sign of omission not counted. */
export function beginningOf(text: string, units: number): string {
  if (text.length <= units) return text;
  const space = text.lastIndexOf(" ", units);
  // A text of one megabyte on one line is not segmented whole for its first words.
  const near = text.slice(0, units + longestCharacter);
  const end = space > units / 2 ? space : (graphemes.segment(near).containing(units)?.index ?? units);
  return `${text.slice(0, end)} …`;
}

export function endOf(text: string, units: number): string {
  if (text.length <= units) return text;
  const near = text.slice(-(units + longestCharacter));
  const from = near.length - units;
  const space = near.indexOf(" ", from);
  const start =
    space >= 0 && space < from + units / 2
      ? space + 1
      : (graphemes.segment(near).containing(from)?.index ?? from);
  return `… ${near.slice(start)}`;
}

/** UTF-16 units: a family of emoji, or a letter under a pile of marks. */
const longestCharacter = 60;
