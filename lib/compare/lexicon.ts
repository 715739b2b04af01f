/** The words of a language that decide a label, and how to tell the language when the page does not. */
import type { TouchKind } from "../article/diff.ts";
import { languages } from "./words/languages.ts";

/** Scripts in which words are written together, by which their language can be told. */
const innerScripts = {
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  hangul: /\p{Script=Hangul}/gu,
  han: /\p{Script=Han}/gu,
} as const;

/** As written in the data files: words parted by spaces. */
export interface WordLists {
  readonly negations: string;
  readonly hedges: string;
  readonly attributions: string;
  /** Numbers in words. */
  readonly numbers: string;
  /** Months, days of the week, and days told from today. */
  readonly dates: string;
  /** Words whose change alone changes no fact: articles and relative pronouns. */
  readonly light: string;
  /** The commonest words, by which the language is told. */
  readonly function: string;
  /** Spellings of one word: of the old and the new orthography, of two countries, or a known misspelling. */
  readonly spellings: readonly string[];
  /** Where words are written together, the lists are looked for within them; `#` behind one: before a number alone. */
  readonly inner?: keyof typeof innerScripts;
}

type WordSet = ReadonlySet<string>;

export interface Lexicon {
  readonly language: string;
  /** What a listed word touches; of a word in several lists, the weightier. */
  readonly touches: ReadonlyMap<string, TouchKind>;
  readonly hedges: WordSet;
  readonly numbers: WordSet;
  readonly dates: WordSet;
  readonly function: WordSet;
  /** Any spelling to the first of its line. */
  readonly spellings: ReadonlyMap<string, string>;
  readonly inner?: keyof typeof innerScripts;
}

/** Later ones win. */
const listedTouches = [
  ["grammar", "light"],
  ["date", "dates"],
  ["hedge", "hedges"],
  ["attribution", "attributions"],
  ["number", "numbers"],
  ["negation", "negations"],
] as const satisfies readonly (readonly [TouchKind, keyof WordLists])[];

const setOf = (words: string): WordSet => new Set(words.split(" "));

function lexiconOf(language: string, lists: WordLists): Lexicon {
  const spellings = lists.spellings.flatMap((line) => {
    const variants = line.split(" ");
    return variants.map((variant): [string, string] => [variant, variants[0] ?? variant]);
  });
  return {
    language,
    touches: new Map(
      listedTouches.flatMap(([touch, list]) => [...setOf(lists[list])].map((word) => [word, touch])),
    ),
    hedges: setOf(lists.hedges),
    numbers: setOf(lists.numbers),
    dates: setOf(lists.dates),
    function: setOf(lists.function),
    spellings: new Map(spellings),
    ...(lists.inner === undefined ? {} : { inner: lists.inner }),
  };
}

const lexicons = Object.entries(languages).map(([language, lists]) => lexiconOf(language, lists));

/** For text of a language without word lists: numbers, signs and structure still tell. */
const noWords = lexiconOf("und", {
  negations: "",
  hedges: "",
  attributions: "",
  numbers: "",
  dates: "",
  light: "",
  function: "",
  spellings: [],
});

/** Words read to tell the language. */
const sampleWords = 400;
/** Of the words read, at least this share must be among a language's commonest. */
const leastShare = 0.1;

/** By the page's own claim (BCP 47), else by the commonest words of the text. */
export function lexiconFor(claimed: string | undefined, text: () => string): Lexicon {
  const [primary] = (claimed ?? "").toLowerCase().split(/[-_]/);
  if (primary !== undefined && primary !== "" && primary !== "und") {
    return lexicons.find(({ language }) => language === primary) ?? noWords;
  }
  const sample = text().slice(0, sampleWords * 10);
  const script = Object.entries(innerScripts).find(([, pattern]) => isWrittenIn(sample, pattern))?.[0];
  if (script !== undefined) return lexicons.find(({ inner }) => inner === script) ?? noWords;
  const words =
    sample
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, sampleWords) ?? [];
  let [best, most] = [noWords, words.length * leastShare];
  for (const lexicon of lexicons) {
    const hits = words.filter((word) => lexicon.function.has(word)).length;
    if (hits > most) [best, most] = [lexicon, hits];
  }
  return best;
}

/** A Latin name in a Japanese text, a Chinese one in an English text: a few signs tell nothing. */
function isWrittenIn(text: string, script: RegExp): boolean {
  return (text.match(script)?.length ?? 0) > text.length * leastShare;
}

const ascii = /^[!-~]*$/;

/** A word as the lists spell it. */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  return ascii.test(lower) ? lower : lower.normalize("NFC").replaceAll("\u2019", "'");
}
