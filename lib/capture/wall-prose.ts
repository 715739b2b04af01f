/** Whether a short text is told as news is told: in whole sentences about others. Pure. */
import { addressed } from "./wall-address.ts";

/** Of a sentence, in the scripts that have one. Dots that trail off end nothing: `loading…`. */
const endMarks = "!?。！？؟।۔՞։။።៖";
const stop = `[.${endMarks}]`;
const proseParagraph = new RegExp(`^.{30,}(?:${stop}|…)["”»]?$`, "su");
/** Walls have one such paragraph, or two, and quote nobody. */
const proseParagraphs = 3;
const proseParagraphsWithSpeech = 2;

export const quoted = /["“„][^"“”„]{1,300}["“”]|«[^«»]{1,300}»/u;

/** Fewer words in quotation marks are a name, or the label of a button. */
const spoken = /(?:\S+\s+){3}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]{8}/u;

/** What is quoted is others' speech: none of it counts. */
const withoutSpeech = (text: string): string =>
  text.replace(new RegExp(quoted, "gu"), (speech) => speech.replace(/\p{L}/gu, "x"));

/** How a text is told shows in its first paragraphs; a million characters are not searched for a full stop. */
const beginning = 5000;
const told = (text: string): string => withoutSpeech(text.slice(0, beginning));

export function isProse(text: string): boolean {
  const lines = told(text).split("\n");
  const prose = lines.filter((line) => proseParagraph.test(line.trim()) && !addressed.test(line));
  const speaks = text.match(new RegExp(quoted, "gu"))?.some((quote) => spoken.test(quote)) === true;
  return prose.length >= (speaks ? proseParagraphsWithSpeech : proseParagraphs);
}

const sentence = new RegExp(`[^.${endMarks}…\\n]{12,}(?:${stop}|…)`, "gu");
const toldSentences = 3;
/** A notice of corrections is sorry, and a report says "our" once; what asks for something speaks to its reader throughout. */
const addressedShare = 0.25;

/** The same of a text too short for paragraphs: enough sentences in which nobody is spoken to, and few others. */
export function isTold(text: string): boolean {
  const sentences = told(text).match(sentence) ?? [];
  const others = sentences.filter((one) => addressed.test(one)).length;
  return sentences.length - others >= toldSentences && others <= sentences.length * addressedShare;
}

const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** Characters, one of Chinese, Japanese or Korean counting as three. */
const weigh = (text: string): number => text.length + 2 * (text.match(dense)?.length ?? 0);

/** A line that ends as a sentence does, speech and all. */
const wholeLine = new RegExp(`${stop}["”»’')\\]]*$`, "u");

/** Who did what takes more characters than an error does to say what it is; */
const shortestNews = 60;
/** and a report says where and when besides, in a second sentence. */
const shortestReport = { characters: 100, sentences: 2 };

const writtenParagraphs = 2;

/** What a few lines are that say hardly anything but as news does. */
export function newsIn(text: string): "report" | "line" | undefined {
  const lines = told(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const whole = lines.filter((line) => wholeLine.test(line));
  const sentences = whole.flatMap((line) => line.match(sentence) ?? []);
  const plain = sentences.filter((one) => !addressed.test(one));
  const others = sentences.length - plain.length + lines.length - whole.length;
  const length = weigh(plain.join("").trim());
  // Advice, letters and announcements speak to their readers, in paragraphs as well.
  const isWritten = lines.every((line) => wholeLine.test(line) && weigh(line) >= longParagraph);
  if (isWritten && lines.length >= writtenParagraphs) return "line";
  if (length < shortestNews || others > (plain.length + others) * addressedShare) return undefined;
  const { characters, sentences: least } = shortestReport;
  return length >= characters && plain.length >= least ? "report" : "line";
}

/** What is shorter may be a notice, whoever speaks in it. */
const longParagraph = 80;
/** Offers are not as long, and a report that speaks of its own paper may be. */
const longestNotice = 140;

/** What is left of a text when its long paragraphs that tell are taken out: labels, notices, calls and offers. */
export function untold(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => !tells(withoutSpeech(line))).join("\n");
}

function tells(line: string): boolean {
  const length = weigh(line);
  if (length < longParagraph || !wholeLine.test(line)) return false;
  return length >= longestNotice || !(callsOut.test(line) || addressed.test(line));
}

const callsOut = /[!！]["”»’')\]]*$/u;
