/** A publisher's retraction in the article's place is what the article says now; an error page in its place is not. */
import { expect, it } from "vitest";
import { article, headline, judged, news } from "./judged-page.ts";

const known = { headline, textLength: 3000, text: news(3000).join("\n") };
const verdict = (paragraphs: readonly string[], title = headline) =>
  judged(title, paragraphs, { known, article: article(title, paragraphs) }).outcome;

it.each([
  ["This article has been withdrawn because it said wrongly that the bridge had fallen."],
  ["This story has been removed while we look into complaints about its accuracy."],
  ["Retracted: the gauge readings in an earlier version were false.", "We regret it."],
  ["Dieser Artikel wurde zurückgezogen, weil wesentliche Angaben falsch waren."],
  ["Cet article a été retiré : il contenait des informations inexactes."],
  ["Este artículo ha sido retirado porque contenía datos falsos."],
  ["Questo articolo è stato ritirato perché conteneva dati errati."],
  ["Este artigo foi retirado por conter dados incorretos."],
  ["Dit artikel is ingetrokken omdat de cijfers onjuist waren."],
])("believes %s", (...paragraphs) => {
  expect(verdict(paragraphs)).toBe("ok");
});

it.each([
  ["This article has been removed."],
  ["This article has been removed, or the link you followed is wrong."],
  ["The page you are looking for was removed, or its address is incorrect."],
  ["Dieser Artikel wurde entfernt oder die Adresse ist falsch."],
  ["Sorry, something went wrong. We apologise for the inconvenience."],
])("does not believe %s", (...paragraphs) => {
  expect(verdict(paragraphs)).not.toBe("ok");
});

it("believes none under another headline than the article's", () => {
  const retraction = ["This article has been withdrawn because it was wrong."];
  expect(verdict(retraction, "Article withdrawn")).not.toBe("ok");
});
