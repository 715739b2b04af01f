/** The words of a comparison as numbers: what is compared most is compared fastest. Made once for both sides. */
import { foldTypography } from "./fold-typography.ts";

export interface Vocabulary {
  /** The same number for the same word. */
  readonly numberOf: (word: string) => number;
  /** The same number for words that differ in capitals or typography alone; of a word's number. */
  readonly formOf: (number: number) => number;
  /** Which of the forms of the one list the other has too, in order: their places in their list. */
  readonly shared: (list: readonly number[], others: readonly number[]) => number[];
}

export function vocabulary(): Vocabulary {
  const byWord = new Map<string, number>();
  const byForm = new Map<string, number>();
  const forms: number[] = [];
  /** By form: the last asking that met it, so that nothing need be cleared between askings. */
  const metIn: number[] = [];
  let asking = 0;
  return {
    numberOf: (word) => {
      const known = byWord.get(word);
      if (known !== undefined) return known;
      const form = foldTypography(word).toLowerCase();
      const number = forms.length;
      const formNumber = byForm.get(form) ?? number;
      byForm.set(form, formNumber);
      byWord.set(word, number);
      forms.push(formNumber);
      metIn.push(0);
      return number;
    },
    formOf: (number) => forms[number] ?? number,
    shared: (list, others) => {
      asking += 1;
      for (const form of others) metIn[form] = asking;
      const places: number[] = [];
      for (let place = 0; place < list.length; place++) {
        if (metIn[list[place] ?? -1] === asking) places.push(place);
      }
      return places;
    },
  };
}
