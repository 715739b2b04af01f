/** Whether a short text is told as news is told: in whole sentences about others. Pure. */

const proseParagraph = /^.{30,}[.!?…。！？؟]["”»]?$/su;
/** Walls have one such paragraph, or two, and quote nobody. */
const proseParagraphs = 3;
const proseParagraphsWithSpeech = 2;

export const quoted = /["“„][^"“”„]{1,300}["“”]|«[^«»]{1,300}»/u;

/**
 * A wall speaks of itself and to its reader; news does so in quotations alone. Words that are another language's `of` or
 * `is` are left out (`du`, `je`, `tu`, `nos`, `din`); `Sie` is nobody in particular where a sentence begins.
 */
const addressed =
  /(?<!\p{L})(?:[Yy]ou|[Yy]ours?|[Ww]e|[Oo]ur|(?<=[\p{L},] )(?:Sie|Ihre?[nmrs]?)|[Ww]ir|[Uu]nser(?:e[nmrs]?)?|[Vv]ous|[Vv]otre|[Vv]os|[Nn]ous|[Nn]otre|[Uu]sted(?:es)?|[Nn]uestr[oa]s?|[Nn]osotros|[Tt]us|[Tt]u[oa]|[Vv]ostr[aei]|[Nn]ostr[aei]|[Vv]ocê|[Nn]oss[oa]s?|[Jj]ouw|[Jj]ij|[Uu]w|[Ww]ij|[Oo]nze|[Vv]årt?|[Vv]åra|[Tt]w[óo](?:j\p{L}*|ich)|Cię|Ci|[Nn]asz\p{L}*|[Вв]ы|[Вв]ас|[Вв]ам|[Вв]аш\p{L}*|[Мм]ы|[Нн]аш\p{L}*)(?!\p{L})|[sş][ıiuü]n[ıiuü]z(?!\p{L})|お客様|当サイト|ください|您|당신|하십시오/u;

/** Fewer words in quotation marks are a name, or the label of a button. */
const spoken = /(?:\S+\s+){3}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]{8}/u;

/** What is quoted is others' speech: none of it counts. */
const withoutSpeech = (text: string): string =>
  text.replace(new RegExp(quoted, "gu"), (speech) => speech.replace(/\p{L}+/gu, "x"));

export function isProse(text: string): boolean {
  const lines = withoutSpeech(text).split("\n");
  const told = lines.filter((line) => proseParagraph.test(line.trim()) && !addressed.test(line));
  const speaks = text.match(new RegExp(quoted, "gu"))?.some((quote) => spoken.test(quote)) === true;
  return told.length >= (speaks ? proseParagraphsWithSpeech : proseParagraphs);
}

const sentence = /[^.!?…。！？؟\n]{12,}[.!?…。！？؟]/gu;
const toldSentences = 3;
/** A notice of corrections is sorry, and a report says "our" once; what asks for something speaks to its reader throughout. */
const addressedShare = 0.25;

/** The same of a text too short for paragraphs: enough sentences in which nobody is spoken to, and few others. */
export function isTold(text: string): boolean {
  const sentences = withoutSpeech(text).match(sentence) ?? [];
  const told = sentences.filter((one) => !addressed.test(one)).length;
  return told >= toldSentences && sentences.length - told <= sentences.length * addressedShare;
}
