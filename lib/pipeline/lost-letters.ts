/**
 * Letters that could be read before and stand as U+FFFD now, or as two or three others (`fÃªte`): the page was served or
 * declared in another encoding than it is written in. That is a fault of the line, not an edit. Pure.
 */
import { type Article, articleText } from "../article/article.ts";

/** An edit may bring a mark or two along, pasted from somewhere; it does not bring this many. */
const jump = 5;

/** Why the text is not believed; undefined when no more of it is unreadable than before. */
export function lostLetters(before: Article, after: Article): string | undefined {
  const [then, now] = [before, after].map((article) => `${article.headline.text}\n${articleText(article)}`);
  if (then === undefined || now === undefined) return undefined;
  const more = marksIn(now) - marksIn(then);
  if (more <= 0 || (more < jump && withoutLetters(then) !== withoutLetters(now))) return undefined;
  return `${more} letter${more === 1 ? "" : "s"} can no longer be read: the page's encoding is at fault`;
}

/** What windows-1252 makes of the bytes that follow a letter's first in UTF-8. */
const rest = "[\\u0080-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]";
const unreadable = new RegExp(
  `\uFFFD|[\u00C2-\u00DF]${rest}|[\u00E0-\u00EF]${rest}{2}|[\u00F0-\u00F4]${rest}{3}`,
  "gu",
);

const marksIn = (text: string): number => text.match(unreadable)?.length ?? 0;

/** What is left when everything that encodings differ in counts as one. */
const withoutLetters = (text: string): string => text.replace(/\P{ASCII}+/gu, "\uFFFD");
