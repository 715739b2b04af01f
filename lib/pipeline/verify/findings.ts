/** What verification finds wrong: collected, since the first bad object need not be the only one. */
import { compareKeys } from "../../archive/key-order.ts";

export interface Finding {
  /** `missing`: named, and not there. Whether it was deleted or never copied cannot be known from what is left. */
  readonly kind: "altered" | "missing";
  readonly key: string;
  /** What is wrong, and what that means. */
  readonly what: string;
}

/** More are counted, not kept: an archive with so many is not going to be mended by reading them one by one. */
const mostKept = 10_000;

export class Findings {
  altered = 0;
  missing = 0;
  readonly #kept: Finding[] = [];

  add(kind: Finding["kind"], key: string, what: string): void {
    this[kind] += 1;
    if (this.#kept.length < mostKept) this.#kept.push({ kind, key, what });
  }

  /** What was altered first; each in the order of their keys, whatever order they were read in. */
  inOrder(): Finding[] {
    return this.#kept.toSorted(
      (one, other) => compareKeys(one.kind, other.kind) || compareKeys(one.key, other.key),
    );
  }
}
