/** What tells the beginning of an article, let through by a paywall, from an article. Pure. */
import type { PageSigns } from "./page-signs.ts";
import type { WallTopic } from "./wall-sign.ts";
import { wallTopics } from "./wall-topics.ts";

/** Publishers count words in several ways, but none counts twice as many as there are. */
const countedShare = 0.5;
/** Characters; what a paywall lets its readers see is shorter. */
const teaserLimit = 2500;

const words = /\p{Script=Han}|[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu;
const cutOff = /(?:…|\.{3})["'”’»)\]\s]*$/u;

/** The beginning of an article: far fewer words than the page itself counts, or it breaks off. */
export function isTeaser(text: string, { claimedWords }: Pick<PageSigns, "claimedWords">): boolean {
  const shown = text.match(words)?.length ?? 0;
  return text.length < teaserLimit && (shown < (claimedWords ?? 0) * countedShare || cutOff.test(text));
}

export const offers = wallTopics.filter(({ name }) => name === "paywall");

/** Below an article stand other things soon: what asks for the rest of it comes first. */
const belowLength = 400;

/** Of what a page shows, what comes right after the text; nothing when no line of the text is shown so. */
export function belowText(shown: string, text: string): string {
  const ends = text.split("\n").flatMap((raw) => {
    const line = raw.replace(/\s+/gu, " ").trim();
    const at = line === "" ? -1 : shown.indexOf(line);
    return at < 0 ? [] : [at + line.length];
  });
  return ends.length === 0 ? "" : shown.slice(Math.max(...ends)).slice(0, belowLength);
}

const paying =
  /subscri|abonn|abbon|\babo\b|suscri|assin|prenumer|abonament|předplat|predplat|előfizet|naročni|pretplat|abona|tilaa|подпис|передплат|абонамент|\babone|購読|会員|订阅|訂閱|会员|會員|구독|회원|اشتر|المشترك|מנוי|συνδρομ|\bmember|mitglied|membro|medlem|\b(?:log|sign) (?:in|up)\b|anmeld|einlogg|connecte[rz]|connexion|regist|account|\bkonto|[€£$¥₺₽₴₩]|\b(?:kr|eur|usd|chf|tl|zł|kč|ft)\b/;
/** An offer beside an article is of the paper; one in its way is of this article, or of its rest. */
const theRest =
  /(?:keep|continue|go on|carry on) reading|\bread on\b|\bread the (?:full|whole|rest)|\brest of (?:the|this) (?:article|story|text|piece|post|report|review|column|content)|\b(?:full|whole|this|entire) (?:article|story|text|piece|post)\b|\bunlock|\b(?:article|story|post|content) is (?:only )?(?:for|reserved|available to|exclusive)|\bfree (?:articles|stories)\b|weiterlesen|vollständig|ganzen? (?:artikel|text)|diese[rmn] (?:artikel|text|beitrag|inhalt)|kostenlose[nr]? artikel|la suite|lire (?:l'article|cet article)|cet article|intégralité|articles gratuits|seguir leyendo|sigue leyendo|leer (?:el|la|todo)|este (?:artículo|artigo|contenido|conteúdo)|(?:artículos|reportagens|artigos|matérias) grat|continu(?:a|are|ar|e) a (?:legg|lettura|ler|leitura)|questo (?:articolo|contenuto)|articoli gratuiti|continue lendo|verder lezen|lees verder|lezen verder|dit artikel|czytaj dalej|czytać dalej|dalsz|pozostało|ten artykuł|tego artykułu|läs vidare|läsa vidare|läs hela|läsa hela|lese? (?:hele|videre|resten)|læse? (?:hele|videre|resten)|denne (?:artikkelen|artikel|saken)|låste? (?:artikel|sak)|lue koko|jatka lukemista|lukea koko|devamı|okumaya devam|pokračov|celý (?:článek|článok|text)|(?:tento|tohoto) člán|folytat|tovább olvas|teljes (?:cikk|szöveg)|continuarea|articolul (?:integral|complet)|acest articol|далее|полност|целиком|продолж|эт(?:от|ой) (?:материал|стать)|повн(?:у|ий|істю)|читати далі|続き|この記事|全文|残り|余下|계속|전문|이 기사|نص كامل|متابعة القراءة|لمتابعة|συνέχεια|להמשך/;

export const goingOn: readonly WallTopic[] = [
  { outcome: "interstitial", name: "paywall", all: [paying, theRest] },
];
