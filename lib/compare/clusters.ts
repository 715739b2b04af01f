/** What a reader sees as one character (Unicode extended grapheme clusters, UAX #29): no position may cut one. */

/** The locale decides nothing here, but without one the segmenter would take the machine's. */
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Ranges of UTF-16 units between any two of which a cluster always ends: saves asking ICU about common text. */
const plainRanges: readonly (readonly [number, number])[] = [
  [0x00_20, 0x02_ff],
  [0x03_70, 0x04_82],
  [0x04_8a, 0x05_2f],
  [0x05_d0, 0x05_ea],
  [0x06_20, 0x06_4a],
  [0x1e_00, 0x1f_ff],
  [0x20_10, 0x20_27],
  [0x20_a0, 0x20_c0],
  [0x30_01, 0x30_29],
  [0x30_41, 0x30_96],
  [0x30_9b, 0x31_ff],
  [0x34_00, 0x9f_ff],
  [0xac_00, 0xd7_a3],
  [0xff_01, 0xff_9d],
];

const utf16Units = 0x1_00_00;
const isPlain = new Uint8Array(utf16Units);
for (const [first, last] of plainRanges) isPlain.fill(1, first, last + 1);

function surelyBreaks(text: string, index: number): boolean {
  return isPlain[text.charCodeAt(index - 1)] === 1 && isPlain[text.charCodeAt(index)] === 1;
}

export interface Clusters {
  /** Where the cluster begins that a position cuts; the position itself where it cuts none. */
  readonly startAt: (index: number) => number;
  readonly endAt: (index: number) => number;
  /** Whether ICU's data had a say. */
  readonly asked: () => boolean;
}

export function clustersOf(text: string): Clusters {
  let segments: Intl.Segments | undefined;
  const cutAt = (index: number): Intl.SegmentData | undefined => {
    if (index <= 0 || index >= text.length || surelyBreaks(text, index)) return undefined;
    segments ??= graphemes.segment(text);
    const cluster = segments.containing(index);
    return cluster === undefined || cluster.index === index ? undefined : cluster;
  };
  return {
    startAt: (index) => cutAt(index)?.index ?? index,
    endAt: (index) => {
      const cluster = cutAt(index);
      return cluster === undefined ? index : cluster.index + cluster.segment.length;
    },
    asked: () => segments !== undefined,
  };
}
