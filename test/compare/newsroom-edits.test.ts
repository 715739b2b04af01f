/** Edits as newsrooms make them, in fourteen languages: how heavy each is, and what it touches. Written before looking. */
import { describe, expect, it } from "vitest";
import type { Article } from "../../lib/article/article.ts";
import type { ChangeClass, TouchKind } from "../../lib/article/diff.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { articleWith } from "./articles.ts";

type Edit = readonly [before: string, after: string, weight: ChangeClass, ...touches: readonly TouchKind[]];

const edits: Readonly<Record<string, readonly Edit[]>> = {
  en: [
    [
      "Police said 12 people were killed in the fire.",
      "Police said 21 people were killed in the fire.",
      "substantive",
      "number",
    ],
    [
      "The company made a loss of five million pounds.",
      "The company made a profit of nine million pounds.",
      "substantive",
      "number",
    ],
    [
      "The minister did resign on Friday.",
      "The minister did not resign on Friday.",
      "substantive",
      "negation",
    ],
    [
      "The plan will be approved by the council.",
      "The plan may be approved by the council.",
      "substantive",
      "hedge",
    ],
    [
      "The suspect killed the officer, prosecutors said.",
      "The suspect allegedly killed the officer, prosecutors said.",
      "substantive",
      "hedge",
    ],
    [
      "“We never saw the report,” said Ms Olander.",
      "“We saw the report,” said Ms Olander.",
      "substantive",
      "quotation",
      "negation",
    ],
    ["According to police, the car was stolen.", "The car was stolen.", "substantive", "attribution"],
    ["The hearing is on 3 March.", "The hearing is on 13 March.", "substantive", "date", "number"],
    ["The hearing is on Monday.", "The hearing is on Tuesday.", "substantive", "date"],
    ["John Smith was arrested.", "Jon Smith was arrested.", "substantive", "name"],
    [
      "The president of France visited the site.",
      "The President of France visited the site.",
      "copy-edit",
      "capitals",
    ],
    ["He said that the road was closed.", "He said the road was closed.", "copy-edit", "grammar"],
    ["The colour of the bridge is grey.", "The color of the bridge is gray.", "copy-edit", "spelling"],
    ["The comittee met on the matter.", "The committee met on the matter.", "copy-edit", "spelling"],
    ["The road, which is old, is closed.", "The road which is old is closed.", "copy-edit", "punctuation"],
    ['It is a "great" day.', "It is a “great” day.", "typographic", "typography"],
    ["He left - and never came back.", "He left – and never came back.", "typographic", "typography"],
    ["The river rose by 5%.", "The river rose by 5.", "substantive", "number"],
    ["It was -5 degrees at noon.", "It was 5 degrees at noon.", "substantive", "number"],
    ["The bank lost $1.5 million.", "The bank lost $15 million.", "substantive", "number"],
    ["He will re-sign next week.", "He will resign next week.", "substantive", "wording"],
    ['He "won" the election.', "He won the election.", "substantive", "quotation"],
    ["Police published the names of the victims.", "Police published nothing.", "substantive", "negation"],
    [
      "Two-thirds of the houses are empty.",
      "Three-quarters of the houses are empty.",
      "substantive",
      "number",
    ],
    ["Dozens were hurt in the blast.", "Hundreds were hurt in the blast.", "substantive", "number"],
    ["The army denied the attack.", "The army confirmed the attack.", "substantive"],
    ["The mayor refused to comment.", "The mayor agreed to comment.", "substantive"],
    ["The police shot the man, witnesses say.", "The police shot the man.", "substantive", "attribution"],
    [
      "See https://example.org/a for details.",
      "See https://example.org/b for details.",
      "substantive",
      "link",
    ],
    ["The firm can't pay its debts.", "The firm can pay its debts.", "substantive", "negation"],
    ["The firm cannot pay its debts.", "The firm can pay its debts.", "substantive", "negation"],
    ["It happened at 9am on the quay.", "It happened at 9pm on the quay.", "substantive", "number"],
    ["It happened at 10:30 on the quay.", "It happened at 11:30 on the quay.", "substantive", "number"],
    ["The 25-year-old man was charged.", "The 26-year-old man was charged.", "substantive", "number"],
    [
      "The talks failed; no deal was reached.",
      "The talks went on; a deal was reached.",
      "substantive",
      "negation",
    ],
    [
      "Scientists say the virus could spread.",
      "Scientists say the virus will spread.",
      "substantive",
      "hedge",
    ],
    ["U.S. troops left the base.", "US troops left the base.", "copy-edit", "punctuation"],
    [
      "The mayor, Ana Ruiz, spoke first.",
      "The mayor, Ana Ruiz, and her deputy, Leo Marsh, spoke first.",
      "substantive",
      "name",
    ],
    ["She told the BBC she was fine.", "She told Reuters she was fine.", "substantive", "name"],
    ["It is its own fault.", "It is it's own fault.", "copy-edit"],
    ["An historic vote took place.", "A historic vote took place.", "copy-edit", "grammar"],
    ["The court found him guilty.", "The court found him not guilty.", "substantive", "negation"],
    ["Nobody was hurt.", "Somebody was hurt.", "substantive", "negation"],
    ["Without the permit, they build.", "With the permit, they build.", "substantive", "negation"],
    ["About 40 homes were hit.", "40 homes were hit.", "substantive", "hedge"],
    ["At least 40 homes were hit.", "Some 40 homes were hit.", "substantive", "hedge"],
    ["Prices rose by 3 per cent.", "Prices fell by 3 per cent.", "substantive", "wording"],
    ["A spokesman said it was over.", "A spokeswoman said it was over.", "substantive"],
    ["“It is over,” he said.", "“It is over,” he claimed.", "substantive", "attribution"],
  ],
  de: [
    ["Die Polizei zählte 12 Verletzte.", "Die Polizei zählte 21 Verletzte.", "substantive", "number"],
    [
      "Der Minister hat den Vertrag unterschrieben.",
      "Der Minister hat den Vertrag nicht unterschrieben.",
      "substantive",
      "negation",
    ],
    ["Es gibt keine Beweise.", "Es gibt Beweise.", "substantive", "negation"],
    ["Der Täter war ein Soldat.", "Der mutmaßliche Täter war ein Soldat.", "substantive", "hedge"],
    ["Das Haus kostet 2,5 Millionen Euro.", "Das Haus kostet 25 Millionen Euro.", "substantive", "number"],
    ["Er wusste, daß es spät war.", "Er wusste, dass es spät war.", "copy-edit", "spelling"],
    ["Am 3. März beginnt der Prozess.", "Am 13. März beginnt der Prozess.", "substantive", "date", "number"],
    ["Das sagte Anna Weber am Montag.", "Das sagte Hanna Weber am Montag.", "substantive", "name"],
    ["Laut Polizei war der Wagen gestohlen.", "Der Wagen war gestohlen.", "substantive", "attribution"],
    [
      "„Wir haben nichts gesehen“, sagte er.",
      "„Wir haben alles gesehen“, sagte er.",
      "substantive",
      "negation",
      "quotation",
    ],
    ['Das ist "gut" für alle.', "Das ist „gut“ für alle.", "typographic", "typography"],
    ["Die Brücke könnte einstürzen.", "Die Brücke wird einstürzen.", "substantive", "hedge"],
    ["Der Rat tagt am Dienstag.", "Der Rat tagt am Mittwoch.", "substantive", "date"],
    ["Das Geschäft läuft besser.", "Das Geschäft läuft gut.", "substantive", "wording"],
  ],
  fr: [
    ["La police a compté 12 blessés.", "La police a compté 21 blessés.", "substantive", "number"],
    ["Le ministre a signé l'accord.", "Le ministre n'a pas signé l'accord.", "substantive", "negation"],
    ["Le suspect a tué un policier.", "Le suspect aurait tué un policier.", "substantive", "hedge"],
    ["Selon la police, la voiture était volée.", "La voiture était volée.", "substantive", "attribution"],
    ["Le procès commence le 3 mars.", "Le procès commence le 13 mars.", "substantive", "date", "number"],
    ["Il a dit « oui » hier.", 'Il a dit "oui" hier.', "typographic", "typography"],
    ["Le maire, Jean Dupuis, a parlé.", "Le maire, Jean Dupont, a parlé.", "substantive", "name"],
    ["Les prix ont augmenté de 5 %.", "Les prix ont augmenté de 5.", "substantive", "number"],
    ["Personne n'a été blessé.", "Une personne a été blessée.", "substantive", "negation"],
    ["Une clé a été trouvée.", "Une clef a été trouvée.", "copy-edit", "spelling"],
  ],
  es: [
    ["La policía contó 12 heridos.", "La policía contó 21 heridos.", "substantive", "number"],
    ["El ministro firmó el acuerdo.", "El ministro no firmó el acuerdo.", "substantive", "negation"],
    ["El sospechoso mató a un policía.", "El presunto sospechoso mató a un policía.", "substantive", "hedge"],
    ["Según la policía, el coche era robado.", "El coche era robado.", "substantive", "attribution"],
    [
      "El juicio empieza el 3 de marzo.",
      "El juicio empieza el 13 de marzo.",
      "substantive",
      "date",
      "number",
    ],
    ["Nadie vio el informe.", "Alguien vio el informe.", "substantive", "negation"],
    ["El alcalde, Juan Pérez, habló.", "El alcalde, Juan Peres, habló.", "substantive", "name"],
  ],
  ru: [
    ["Полиция насчитала 12 раненых.", "Полиция насчитала 21 раненого.", "substantive", "number"],
    ["Министр подписал договор.", "Министр не подписал договор.", "substantive", "negation"],
    ["По данным полиции, машину угнали.", "Машину угнали.", "substantive", "attribution"],
    ["Об этом сказал Иван Петров.", "Об этом сказал Иван Сидоров.", "substantive", "name"],
    ["Дом стоит 2,5 миллиона рублей.", "Дом стоит 25 миллионов рублей.", "substantive", "number"],
    ["Суд начнётся 3 марта.", "Суд начнётся 13 марта.", "substantive", "date", "number"],
    ['Он сказал "да" вчера.', "Он сказал «да» вчера.", "typographic", "typography"],
    ["Подозреваемый, вероятно, бежал.", "Подозреваемый бежал.", "substantive", "hedge"],
    ["Цены выросли на 5%.", "Цены выросли на 5.", "substantive", "number"],
  ],
  ar: [
    ["قالت الشرطة إن 12 شخصا قتلوا.", "قالت الشرطة إن 21 شخصا قتلوا.", "substantive", "number"],
    ["وقع الوزير الاتفاق.", "لم يوقع الوزير الاتفاق.", "substantive", "negation"],
    ["قتل ١٢ شخصا في الحريق.", "قتل ٢١ شخصا في الحريق.", "substantive", "number"],
    ["ربما هرب المشتبه به.", "هرب المشتبه به.", "substantive", "hedge"],
  ],
  hi: [
    ["आग में 12 लोग मारे गए।", "आग में 21 लोग मारे गए।", "substantive", "number"],
    ["मंत्री ने समझौते पर हस्ताक्षर किए।", "मंत्री ने समझौते पर हस्ताक्षर नहीं किए।", "substantive", "negation"],
    ["आग में १२ लोग मारे गए।", "आग में २१ लोग मारे गए।", "substantive", "number"],
    ["पुलिस के अनुसार कार चोरी की थी।", "कार चोरी की थी।", "substantive", "attribution"],
  ],
  zh: [
    ["火灾造成12人死亡。", "火灾造成21人死亡。", "substantive", "number"],
    ["部长签署了协议。", "部长没有签署协议。", "substantive", "negation"],
    ["火灾造成三人死亡。", "火灾造成五人死亡。", "substantive", "number"],
    ["嫌疑人可能逃跑了。", "嫌疑人逃跑了。", "substantive", "hedge"],
    ["据警方称，汽车被盗。", "汽车被盗。", "substantive", "attribution"],
    ["他说：“是的。”", "他说：「是的。」", "typographic", "typography"],
    ["审判将于3月3日开始。", "审判将于3月13日开始。", "substantive", "number", "date"],
  ],
  ja: [
    ["火災で12人が死亡した。", "火災で21人が死亡した。", "substantive", "number"],
    ["大臣は協定に署名した。", "大臣は協定に署名しなかった。", "substantive", "negation"],
    ["火災で三人が死亡した。", "火災で五人が死亡した。", "substantive", "number"],
    ["容疑者は逃げた可能性がある。", "容疑者は逃げた。", "substantive", "hedge"],
    ["警察によると、車は盗まれた。", "車は盗まれた。", "substantive", "attribution"],
    ["裁判は3月3日に始まる。", "裁判は3月13日に始まる。", "substantive", "number", "date"],
    ["東京都は計画を承認した。", "大阪府は計画を承認した。", "substantive"],
  ],
  ko: [["화재로 12명이 숨졌다.", "화재로 21명이 숨졌다.", "substantive", "number"]],
  pt: [["O ministro assinou o acordo.", "O ministro não assinou o acordo.", "substantive", "negation"]],
  it: [
    ["Il ministro ha firmato l'accordo.", "Il ministro non ha firmato l'accordo.", "substantive", "negation"],
  ],
};

describe.each(Object.entries(edits))("an edit in %s", (language, rows) => {
  it.each(rows)("%s → %s is %s", (before, after, weight, ...touches) => {
    const { changes } = compareArticles(
      articleWith([before], { language }),
      articleWith([after], { language }),
    );
    expect(changes).toHaveLength(1);
    expect(changes[0]?.class).toBe(weight);
    expect(changes[0]?.touches).toEqual(expect.arrayContaining(touches));
  });
});

describe("the language of a page that claims none", () => {
  it.each([
    ["Chinese", "部长签署了协议。", "部长没有签署协议。"],
    ["Japanese", "大臣は協定に署名した。", "大臣は協定に署名しなかった。"],
    ["Russian", "Министр подписал договор и на этом всё.", "Министр не подписал договор и на этом всё."],
  ])("is told: %s", (_, before, after) => {
    const { changes } = compareArticles(unclaimed(before), unclaimed(after));
    expect(changes[0]?.touches).toContain("negation");
  });
});

/** With nothing beside its text that could tell the language. */
function unclaimed(text: string): Article {
  const { language: _, headline, ...rest } = articleWith([text]);
  return { ...rest, headline: { ...headline, text: "" } };
}
