/** Italian and Dutch. Entries are regular expression sources; see words.ts for what each list holds. */
import type { Words } from "./words.ts";

export const italianAndDutch: Words = {
  language: "it, nl",
  asideLabels: [
    "(?:leggi|guarda|vedi) anche(?: .{1,40})?",
    "(?:articoli|notizie|contenuti|post) (?:correlati|collegati|simili|consigliati|recenti)",
    "(?:ultime notizie|potrebbe interessarti.{0,20}|potrebbero interessarti.{0,20}|ti potrebbe interessare.{0,20})",
    "i più letti",
    "condividi.{0,30}",
    "seguici.{0,40}",
    "iscriviti.{0,60}",
    "(?:lees|bekijk) (?:ook|meer|verder)(?: .{1,40})?",
    "(?:gerelateerde?|verwante|aanbevolen|recente) (?:artikelen|berichten|nieuws|onderwerpen)",
    "meer (?:over .{1,40}|nieuws|artikelen|van .{1,40})",
    "(?:meest gelezen|net binnen)",
    "(?:deel|delen).{0,30}",
    "volg ons.{0,40}",
  ],
  contentsLabels: ["indice(?: dei contenuti)?", "inhoud(?:sopgave)?"],
  closingLabels: [
    "(?:commenti?|reacties?)(?: \\(?\\d+\\)?)?",
    "\\d+ (?:commenti|reacties)",
    "lascia un commento",
    "(?:geef|plaats|schrijf) een reactie",
    "(?:informazioni sull['’]autore|l['’]autore|chi siamo)",
    "over (?:de auteur|ons)",
    "contatti",
  ],
  pointers: [
    "(?:leggi|guarda|vedi) anche\\b",
    "(?:foto|immagine|fonte|crediti)\\s*:",
    "(?:tag|argomenti|categorie)\\s*:",
    "tutti i diritti riservati",
    "riproduzione riservata",
    "(?:lees|bekijk|zie) ook\\s*:?",
    "(?:beeld|bron|trefwoorden)\\s*:",
    "alle rechten voorbehouden",
  ],
  calls: [
    "(?<!\\p{L})(?:newsletter|nieuwsbrief|e-?mail|nostr[aoei]|onze|ons|app|sito|canale|articolo|artikel)(?!\\p{L})",
    "(?:tutti i diritti riservati|riproduzione riservata|alle rechten voorbehouden)\\s*(?:[.!|·–—©-]|$)",
  ],
  furniture: [
    "pubblicità",
    "condividi",
    "stampa",
    "leggi (?:tutto|di più)",
    "(?:tempo di lettura|leestijd).{0,20}",
    "advertentie",
    "lees (?:meer|verder)",
    "afdrukken",
  ],
  contacts: ["contatti\\s*:", "per (?:maggiori|ulteriori) informazioni", "(?:voor )?meer informatie\\s*:"],
  by: ["di", "a cura di", "door"],
  biographies: ["(?:è|ha|vive|lavora|scrive|dirige|werkt|schrijft|woont)(?!\\p{L})"],
  published: [
    "(?:pubblicato|aggiornato|modificato|ultimo aggiornamento|gepubliceerd|bijgewerkt|geplaatst)(?: il| alle| op| om)?",
  ],
  notices: {
    correction: ["(?:errata corrige|rettifica|correzione|correctie|rectificatie)\\s*[:–—-]"],
    clarification: ["(?:precisazione|chiarimento|verduidelijking)\\s*[:–—-]"],
    "editors-note": ["nota (?:della redazione|dell['’]editore)", "noot van de redactie"],
    update: [
      "(?:aggiornamento|update)\\s*(?:del .{1,30})?[:–—-]",
      "dit artikel (?:is|werd) (?:aangepast|bijgewerkt)",
    ],
  },
  relativeTimes: [
    "\\b(?:\\d+|un['’]?|una) (?:secondi|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa\\b",
    "\\b(?:\\d+|een) (?:seconden?|minuten|minuut|uur|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar) geleden\\b",
  ],
};
