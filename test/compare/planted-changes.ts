/**
 * Articles with one change planted whose label is known: a number or a negation, which must be called substantive, or
 * one of those that editors make without changing a fact, which must not. Invented sentences of four languages.
 */
import type { Article } from "../../lib/article/article.ts";
import type { ChangeClass, TouchKind } from "../../lib/article/diff.ts";
import { articleWith } from "./articles.ts";

type Language = "en" | "de" | "fr" | "es";

export interface Planted {
  readonly language: Language;
  readonly before: Article;
  readonly after: Article;
  /** The sentence before and after. */
  readonly sentence: readonly [string, string];
  readonly touch: TouchKind;
  readonly class: ChangeClass;
}

type Random = () => number;
type Edit = readonly [from: RegExp, to: (found: string, random: Random) => string];

const fillers: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "The council met on Tuesday in the old town hall.",
    "Residents had asked for the river wall for years.",
    "\u201cWe will keep the ferry,\u201d said Mirte Olander, the harbour master.",
    "The work is to be finished in the spring, the builder's letter says.",
    "Pupils of the harbour school painted a model of the wall.",
  ],
  de: [
    "Der Rat tagte am Dienstag im alten Rathaus.",
    "Die Anwohner hatten die Mauer seit Jahren verlangt.",
    "\u201eWir behalten die Fähre\u201c, sagte Mirte Olander, die Hafenmeisterin.",
    "Die Arbeit soll im Frühjahr enden, heißt es in einem Brief.",
    "Schüler der Hafenschule malten ein Modell der Mauer.",
  ],
  fr: [
    "Le conseil s'est réuni mardi dans l'ancien hôtel de ville.",
    "Les riverains demandaient le mur depuis des années.",
    "«\u00a0Nous garderons le bac\u00a0», a dit Mirte Olander, la capitaine du port.",
    "Le travail doit finir au printemps, selon une lettre.",
    "Des élèves de l'école du port ont peint un modèle du mur.",
  ],
  es: [
    "El consejo se reunió el martes en el antiguo ayuntamiento.",
    "Los vecinos pedían el muro desde hacía años.",
    "«Mantendremos el transbordador», dijo Mirte Olander, la capitana del puerto.",
    "La obra debe terminar en primavera, según una carta.",
    "Alumnos de la escuela del puerto pintaron un modelo del muro.",
  ],
};

/** Sentences with a number, and sentences with a statement that can be denied. */
const numbered: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "The flood damaged 148 houses and 12 boats in the lower town.",
    "The wall will cost $1.5 million over 3 years.",
    "It was -5 degrees at noon, 8% colder than in March.",
    "About 1,500 homes were dark from 10:30 until 14:45.",
    "At least three people were hurt and twenty were taken to the school.",
    "The vote was 14-9, with 2 members away.",
    "The fine of \u20ac2,500 was paid on 3 March 2031.",
  ],
  de: [
    "Die Flut beschädigte 148 Häuser und 12 Boote in der Unterstadt.",
    "Die Mauer kostet 1,5 Millionen Euro in 3 Jahren.",
    "Mittags waren es -5 Grad, 8 % kälter als im März.",
    "Rund 1.500 Haushalte waren von 10:30 bis 14:45 Uhr ohne Strom.",
    "Mindestens drei Menschen wurden verletzt und zwanzig in die Schule gebracht.",
  ],
  fr: [
    "La crue a abîmé 148 maisons et 12 bateaux dans la ville basse.",
    "Le mur coûtera 1,5 million d'euros en 3 ans.",
    "Il faisait -5 degrés à midi, 8 % de moins qu'en mars.",
    "Quelque 1\u202f500 foyers étaient sans courant de 10h30 à 14h45.",
    "Au moins trois personnes ont été blessées et vingt conduites à l'école.",
  ],
  es: [
    "La riada dañó 148 casas y 12 barcos en la parte baja.",
    "El muro costará 1,5 millones de euros en 3 años.",
    "Había -5 grados a mediodía, un 8 % menos que en marzo.",
    "Unos 1.500 hogares quedaron sin luz de 10:30 a 14:45.",
    "Al menos tres personas resultaron heridas y veinte fueron llevadas a la escuela.",
  ],
};

const otherDigit = (digit: string, random: Random): string =>
  String((Number(digit) + 1 + Math.floor(random() * 9)) % 10);

/** Each makes another number of the one it finds. */
const numberEdits: readonly Edit[] = [
  [/\d/, otherDigit],
  [/\d(?=\D|$)/, (digit) => `${digit}0`],
  [/(?<=\d)\d/, () => ""],
  [/(?<=\d)[.,\u202f](?=\d)/, () => ""],
  [/-(?=\d)/, () => ""],
  [/(?<=[ (])(?=\d+ (?:degrees|Grad|degrés|grados))/, () => "-"],
  [/ ?%/, () => ""],
  [/(?<=\d):(?=\d)/, () => ""],
  [/[$\u20ac](?=\d)/, (sign) => (sign === "$" ? "\u20ac" : "$")],
  [/(\d)(\d)/, (pair) => (pair[0] === pair[1] ? `${pair}1` : `${pair[1]}${pair[0]}`)],
  [
    /\bthree\b|\bdrei\b|\btrois\b|\btres\b/,
    (word) => ({ three: "five", drei: "fünf", trois: "cinq", tres: "cinco" })[word] ?? "5",
  ],
  [/\btwenty\b|\bzwanzig\b|\bvingt\b|\bveinte\b/, () => "12"],
  [
    /million(?:s|en|es)?\b|Millionen|millones/,
    (word) => ({ million: "billion", Millionen: "Milliarden", millones: "billones" })[word] ?? "milliards",
  ],
];

/** A statement and its denial. */
const denials: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: [
    ["The mayor signed the contract.", "The mayor never signed the contract."],
    ["The wall will hold the river.", "The wall will not hold the river."],
    ["The builder can start in May.", "The builder can\u2019t start in May."],
    ["There was a plan for the ferry.", "There was no plan for the ferry."],
    ["Somebody had seen the water rise.", "Nobody had seen the water rise."],
    ["She left with her papers.", "She left without her papers."],
    ["The harbour office confirmed the report.", "The harbour office denied the report."],
    ["Both of the bids were accepted.", "Neither of the bids was accepted."],
  ],
  de: [
    [
      "Die Bürgermeisterin hat den Vertrag unterschrieben.",
      "Die Bürgermeisterin hat den Vertrag nicht unterschrieben.",
    ],
    ["Es gab einen Plan für die Fähre.", "Es gab keinen Plan für die Fähre."],
    ["Sie ging mit ihren Papieren.", "Sie ging ohne ihre Papiere."],
    ["Das Amt bestätigte den Bericht.", "Das Amt dementierte den Bericht."],
    ["Jemand hatte das Wasser gesehen.", "Niemand hatte das Wasser gesehen."],
  ],
  fr: [
    ["La maire a signé le contrat.", "La maire n\u2019a pas signé le contrat."],
    ["Le mur tient la rivière.", "Le mur ne tient pas la rivière."],
    ["Elle est partie avec ses papiers.", "Elle est partie sans ses papiers."],
    ["Le bureau a confirmé le rapport.", "Le bureau a démenti le rapport."],
    ["Le chantier commence toujours en mai.", "Le chantier ne commence jamais en mai."],
  ],
  es: [
    ["La alcaldesa firmó el contrato.", "La alcaldesa no firmó el contrato."],
    ["Alguien había visto subir el agua.", "Nadie había visto subir el agua."],
    ["Salió con sus papeles.", "Salió sin sus papeles."],
    ["La oficina confirmó el informe.", "La oficina negó el informe."],
    ["Siempre se habló del plan.", "Nunca se habló del plan."],
  ],
};

interface Harmless {
  readonly touch: TouchKind;
  readonly class: ChangeClass;
  readonly edit: Edit;
  /** Where it may be made; everywhere if absent. */
  readonly language?: Language;
}

const typographic = (from: RegExp, to: string): Harmless => ({
  touch: "typography",
  class: "typographic",
  edit: [from, () => to],
});
const copyEdit = (touch: TouchKind, from: RegExp, to: Edit[1], language: Language): Harmless => ({
  touch,
  class: "copy-edit",
  edit: [from, to],
  language,
});

/** What changes no fact. */
const harmless: readonly Harmless[] = [
  typographic(/\u201c|\u201d|\u201e/, '"'),
  typographic(/(?<=\p{L})'(?=\p{L})/u, "\u2019"),
  typographic(/(?<=\p{L}) (?=\p{L})/u, "\u00a0"),
  typographic(/(?<=\.|,) (?=\p{L})/u, "  "),
  typographic(/(?<=\d)-(?=\d)/, "\u2013"),
  typographic(/(?<= )-(?=\d)/, "\u2212"),
  typographic(/(?<=\d) (?=%)/, "\u00a0"),
  copyEdit("punctuation", /(?<=\p{L}{3}), (?=\p{L})/u, () => " ", "en"),
  copyEdit("punctuation", /(?<=on Tuesday|in March|from 10:30|years)(?= )/u, () => ",", "en"),
  copyEdit("punctuation", /\.$/, () => "", "de"),
  copyEdit(
    "capitals",
    /\bharbour school\b|\bold town hall\b/,
    (found) => found.replace(/\b\p{L}/gu, (first) => first.toUpperCase()),
    "en",
  ),
  copyEdit("spelling", /\bharbour\b/, () => "harbor", "en"),
  copyEdit("grammar", /(?<!\u201c.*)\bthe (?=river|ferry|spring|wall)/, () => "a ", "en"),
  copyEdit("grammar", /\bthe (?=council|vote)/, () => "a ", "en"),
];

const languages: readonly Language[] = ["en", "de", "fr", "es"];

function pick<Value>(values: readonly Value[], random: Random): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError("nothing to pick from");
  return value;
}

function edited(sentence: string, [from, to]: Edit, random: Random): string | undefined {
  const places = [...sentence.matchAll(new RegExp(from, `${from.flags}g`))];
  if (places.length === 0) return undefined;
  const place = pick(places, random);
  const now =
    sentence.slice(0, place.index) + to(place[0], random) + sentence.slice(place.index + place[0].length);
  return now === sentence ? undefined : now;
}

type Found = Pick<Planted, "sentence" | "touch" | "class">;

function plantNegation(language: Language, random: Random): Found {
  const pair = pick(denials[language], random);
  const sentence = random() < 0.5 ? pair : ([pair[1], pair[0]] as const);
  return { sentence, touch: "negation", class: "substantive" };
}

function plantNumber(language: Language, random: Random): Found | undefined {
  const sentence = pick(numbered[language], random);
  const now = edited(sentence, pick(numberEdits, random), random);
  return now === undefined ? undefined : { sentence: [sentence, now], touch: "number", class: "substantive" };
}

function plantHarmless(language: Language, random: Random): Found | undefined {
  const kind = pick(harmless, random);
  if ((kind.language ?? language) !== language) return undefined;
  const sentence = pick([...fillers[language], ...numbered[language]], random);
  const now = edited(sentence, kind.edit, random);
  return now === undefined ? undefined : { sentence: [sentence, now], touch: kind.touch, class: kind.class };
}

const planters = { number: plantNumber, negation: plantNegation, harmless: plantHarmless };

/** As many of the kind as asked for, among sentences that stay as they are. */
export function plantChanges(count: number, kind: keyof typeof planters, random: Random): Planted[] {
  const planted: Planted[] = [];
  while (planted.length < count) {
    const language = pick(languages, random);
    const found = planters[kind](language, random);
    if (found !== undefined)
      planted.push({ language, ...found, ...articlesWith(found.sentence, language, random) });
  }
  return planted;
}

/** Paragraphs of a few sentences; the planted one stands anywhere. */
function articlesWith(
  [before, after]: readonly [string, string],
  language: Language,
  random: Random,
): Pick<Planted, "before" | "after"> {
  const others = fillers[language].filter((sentence) => sentence !== before);
  const ahead = Math.floor(random() * 3);
  const paragraphs = (sentence: string): string[] => [
    others.slice(0, 2).join(" "),
    [...others.slice(2, 2 + ahead), sentence, ...others.slice(2 + ahead)].join(" "),
  ];
  return {
    before: articleWith(paragraphs(before), { language }),
    after: articleWith(paragraphs(after), { language }),
  };
}
