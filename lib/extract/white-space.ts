/** White space in text: how much there is changes with a page's serialisation, so that it counts for nothing. */

const space = 0x20;
const tab = 0x09;
const carriageReturn = 0x0d;
const noBreakSpace = 0xa0;
/** Below it there is no other white space than those above. */
const firstOfOthers = 0x1680;

function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    code === space ||
    (code >= tab && code <= carriageReturn) ||
    code === noBreakSpace ||
    (code >= firstOfOthers && /\s/.test(text.charAt(at)))
  );
}

/** Characters, white space apart. */
export function visibleLength(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (!isSpaceAt(text, at)) count += 1;
  return count;
}

export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!isSpaceAt(text, at)) return false;
  return true;
}
