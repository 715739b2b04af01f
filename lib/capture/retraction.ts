/**
 * A publisher takes an article back and says why, in its place. It speaks as a soft 404 does and is the opposite: the
 * weightiest edit that there is. What tells them apart is the fault that it owns up to. Pure.
 */

/** What became of the article, in seven languages. Error pages say so of pages and addresses, or that it may be so. */
const takenBack =
  /\b(?:article|story|report|column|piece|item|post)\b[^.!?]{0,60}\b(?:retracted|withdrawn|unpublished|removed|taken (?:down|offline))\b|\bretract(?:ed|ion|s)\b|\b(?:artikel|text|beitrag|bericht)\b[^.!?]{0,80}\b(?:zurückgezogen|entfernt|gelöscht|depubliziert)|\b(?:article|texte|enquête)\b[^.!?]{0,60}\b(?:retiré|dépublié|supprimé|rétracté)|\b(?:artículo|noticia|texto)\b[^.!?]{0,60}\b(?:retirad|eliminad|retractad|despublicad)|\b(?:articolo|notizia|testo)\b[^.!?]{0,60}\b(?:ritirat|rimoss|ritrattat)|\b(?:artigo|notícia|reportagem|texto)\b[^.!?]{0,60}\b(?:retirad|removid|retratad|despublicad)|\b(?:artikel|bericht|stuk)\b[^.!?]{0,60}\b(?:ingetrokken|teruggetrokken|verwijderd|offline gehaald)/u;

/** What was wrong with it. */
const ownsUp =
  /\b(?:wrong|wrongly|false|falsely|incorrect|incorrectly|inaccura\w+|mislead\w+|fabricat\w+|plagiari\w+|unverified|accuracy|errors? in|(?:our|editorial|journalistic) standards|apologi[sz]e to|complaints? (?:about|over|from))\b|\b(?:falsch|fehlerhaft|unrichtig|unzutreffend|irreführend|plagiat)|\b(?:bitten|bittet)\b[^.!?]{0,60}\bentschuldigung\b|\b(?:erron|inexact|mensong|trompeu|plagiat)|\b(?:faux|fausses?|excuses auprès)\b|\b(?:erróne|inexact|engaños|plagi)|\b(?:falsos?|falsas?|disculpas a)\b|\b(?:errat|inesatt|plagi)|\b(?:fals[oaie]|scuse a)\b|\b(?:errad|incorret|inexat|enganos|plágio)|\b(?:desculpas a)\b|\b(?:onjuist|onnauwkeurig|misleidend|plagiaat)|\b(?:excuses aan)\b/u;

/** Of these speak error pages alone: `the article was removed, or the link is wrong`. */
const addresses = /\b(?:url|link|links|enlace|lien|adresse|web address)\b/u;

export function isRetraction(text: string): boolean {
  const spoken = text.normalize("NFC").toLowerCase();
  return takenBack.test(spoken) && ownsUp.test(spoken) && !addresses.test(spoken);
}
