/**
 * Letters that could be read before and stand as U+FFFD now, or as two or three others (`fÃªte`): the page was served or
 * declared in another encoding than it is written in. That is a fault of the line, not an edit. Pure.
 */
import { type Article, articleText } from "../article/article.ts";
import { normaliseText } from "../article/text.ts";

/** An edit may bring a mark or two along, pasted from somewhere; it does not bring this many. */
const jump = 5;

/** Why the text is not believed; undefined when no more of it is unreadable than before. */
export function lostLetters(before: Article, after: Article): string | undefined {
  const [then, now] = [before, after].map(plainText);
  if (then === undefined || now === undefined) return undefined;
  const more = marksIn(now) - marksIn(then);
  if (more <= 0 || (more < jump && withoutLetters(then) !== withoutLetters(now))) return undefined;
  return `${more} letter${more === 1 ? "" : "s"} can no longer be read: the page's encoding is at fault`;
}

/** Words, of a first look's text: this many and this part of them, and the page was read in another encoding than its own. */
const fewestBroken = 3;
const brokenShare = 1 / 20;
/** Within a word: a quotation mark beside it that cannot be read leaves it to be read. */
const brokenWord = /\p{L}\uFFFD|^\uFFFD\p{Ll}|\uFFFD{2}/u;

/**
 * Why a text that nothing stands before is not believed; undefined when it can be read. A page that has a broken letter
 * here and there may have it for ever: it is watched as it is.
 */
export function brokenAtFirst(article: Article): string | undefined {
  const words = plainText(article).match(/\S+/gu) ?? [];
  const broken = words.filter((word) => brokenWord.test(word)).length;
  if (broken < fewestBroken || broken < words.length * brokenShare) return undefined;
  return `${broken} of ${words.length} words hold letters that cannot be read: the page's encoding is at fault`;
}

export const repairReason = "letters that could not be read can be read now: the page's encoding was mended";

/** Whether the two differ in nothing but letters that could not be read before: another encoding, and no edit. */
export function isRepair(before: Article, after: Article): boolean {
  const [then, now] = [linesOf(before), linesOf(after)];
  return marksIn(now) < marksIn(then) && isReadAs(then, now);
}

/** All that a text digest covers. */
const linesOf = ({ headline, standfirst = "", bylines, notices, blocks }: Article): string =>
  [
    headline.text,
    standfirst,
    ...bylines,
    ...[...notices, ...blocks].map(({ kind, text }) => `${kind} ${text}`),
  ]
    .map(normaliseText)
    .join("\n");

/**
 * One walk along both texts, each step as long as what stands for one letter in either; `à` and the no-break space hold one
 * in windows-1252, too, of which white space has been folded since.
 */
function isReadAs(then: string, now: string): boolean {
  const mark = new RegExp(unreadable.source, "uy");
  let [i, j, isOpen] = [0, 0, false];
  while (i < then.length) {
    mark.lastIndex = i;
    const broken = mark.exec(then)?.[0];
    const isLost = broken === lost;
    const isMisread = broken !== undefined && !now.startsWith(broken, j) && letterAt(now, j, false) > 0;
    if (isLost || isMisread) {
      i += broken.length;
      j += letterAt(now, j, isLost);
    } else if (then[i] === now[j]) {
      i += 1;
      j += 1;
    } else if (isOpen && letterAt(now, j, false) > 0) {
      // A run of letters may have become fewer marks than it has letters.
      j += letterAt(now, j, false);
      continue;
    } else if (then[i] === "Ã" && now[j] === "à") {
      i += then[i + 1] === " " && now[j + 1] !== " " ? 2 : 1;
      j += 1;
    } else if (then.startsWith("Â ", i) && now[j] === " ") {
      i += 2;
      j += 1;
    } else return false;
    isOpen = isLost;
  }
  while (isOpen && letterAt(now, j, false) > 0) j += letterAt(now, j, false);
  return j === now.length;
}

const lost = "\uFFFD";

/** Length of the letter there that encodings differ in; 0 when there is none. */
function letterAt(text: string, at: number, orSpace: boolean): number {
  const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return /^\P{ASCII}$/u.test(letter) || (orSpace && letter === " ") ? letter.length : 0;
}

const plainText = (article: Article): string => `${article.headline.text}\n${articleText(article)}`;

/** What windows-1252 makes of the bytes that follow a letter's first in UTF-8. */
const rest = "[\\u0080-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]";
const unreadable = new RegExp(
  `\uFFFD|[\u00C2-\u00DF]${rest}|[\u00E0-\u00EF]${rest}{2}|[\u00F0-\u00F4]${rest}{3}`,
  "gu",
);

const marksIn = (text: string): number => text.match(unreadable)?.length ?? 0;

/** What is left when everything that encodings differ in counts as one. */
const withoutLetters = (text: string): string => text.replace(/\P{ASCII}+/gu, "\uFFFD");
