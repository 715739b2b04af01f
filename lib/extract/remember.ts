/** Answers that are kept for texts which come again and again, on a page and from page to page of a site. */

/** Texts; beyond them all are forgotten, so that no flood of names fills the memory. */
const mostTexts = 4_000;
/** Characters; a longer text is not met again. */
const longestText = 400;

/** A part of a page holds on to the whole page for as long as it is kept; a copy holds on to nothing. */
const copyOf = (text: string): string => ` ${text}`.slice(1);

/** As `find`, which must hang on nothing but the text. */
export function rememberTexts<T extends object | string | boolean>(
  find: (text: string) => T,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (text.length > longestText) return find(text);
    if (known.size >= mostTexts) known.clear();
    const own = copyOf(text);
    const answer = find(own);
    known.set(own, answer);
    return answer;
  };
}
