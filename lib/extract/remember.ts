/** Answers that are kept for texts which come again and again, on a page and from page to page of a site. */

/** Texts; beyond them all are forgotten, so that no flood of names fills the memory. */
const mostTexts = 4_000;
/** Characters; a longer text is not met again. */
const longestText = 400;

/** As `find`, which must hang on nothing but the text. */
export function rememberTexts<T extends object | string | boolean | number>(
  find: (text: string) => T,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = find(text);
    if (text.length > longestText) return answer;
    if (known.size >= mostTexts) known.clear();
    known.set(text, answer);
    return answer;
  };
}
