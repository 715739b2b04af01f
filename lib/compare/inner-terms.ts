/**
 * Terms within runs of words that are written together, as in Chinese, Japanese and Korean: which of them one side alone
 * has. Numbers in Han signs are told whatever the language, where what they count or date follows them.
 */
import type { TouchKind } from "../article/diff.ts";
import type { Lexicon } from "./lexicon.ts";
import { type WordAt, withoutCommon } from "./stretch.ts";

interface Term extends WordAt {
  readonly touch: TouchKind;
}

/** For patterns with the flag `v`. */
export const innerSigns = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\u30fc]";
const inner = new RegExp(innerSigns, "v");

/** Whether words may be written together in it. */
export const isInner = (text: string): boolean => inner.test(text);

const numerals = "〇零一二两兩三四五六七八九十百千万萬亿億";
/** What is counted, measured or dated; for "one" only where it is not an article. */
const counters =
  "人名个個位岁歲歳年月日号號时時点點分秒元円圆圓件次倍条條家户戶所辆輛台艘只頭头匹本枚回度割成周週天票层層楼里公米吨噸斤克";
const articleCounters = "个個位次条條家件名些种種";
const hanNumber = `一(?![${articleCounters}])(?=[${counters}])|(?!一[^${numerals}])[${numerals}]+(?=[${counters}])`;
const beforeNumber = `(?=[\\p{N}${numerals}])`;

/** By language, made when first asked for. */
const patterns = new Map<string, RegExp>();

function patternFor(lexicon: Lexicon): RegExp {
  const known = patterns.get(lexicon.language);
  if (known !== undefined) return known;
  const listed = lexicon.inner === undefined ? [] : [...lexicon.touches.keys()].filter((term) => term !== "");
  const terms = listed
    .sort((x, y) => y.length - x.length)
    .map((term) => (term.endsWith("#") ? term.slice(0, -1) + beforeNumber : term));
  const pattern = new RegExp([...terms, hanNumber].join("|"), "gu");
  patterns.set(lexicon.language, pattern);
  return pattern;
}

/** The terms of a text in order; those in no list are numbers. */
export function termsOf(text: string, lexicon: Lexicon): Term[] {
  return [...text.matchAll(patternFor(lexicon))].map(({ 0: word, index }) => ({
    word,
    index,
    touch: lexicon.touches.get(word) ?? lexicon.touches.get(`${word}#`) ?? "number",
  }));
}

/** What the one text has that the other has not: its terms, and whether the text without them differs as well. */
export function termsOnlyIn(text: string, other: string, lexicon: Lexicon): readonly Term[] {
  const [own, others] = [termsOf(text, lexicon), termsOf(other, lexicon)];
  const alone = withoutCommon(own, others);
  const rest = withoutTerms(text, alone);
  const otherRest = withoutTerms(other, withoutCommon(others, own));
  return rest === otherRest ? alone : [...alone, { word: rest, index: 0, touch: "wording" }];
}

function withoutTerms(text: string, terms: readonly Term[]): string {
  let [rest, from] = ["", 0];
  for (const { word, index } of terms) {
    rest += text.slice(from, index);
    from = index + word.length;
  }
  return rest + text.slice(from);
}

const datedNumber = new RegExp(`^[\\p{N}${numerals}]*\\s?[年月日号號년월일]`, "u");

/** Whether what stands behind makes a date of a number. */
export const isDated = (behind: string): boolean => datedNumber.test(behind);
