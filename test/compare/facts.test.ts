/** Facts that other tools called "no change", and the pure typography that must not be called a fact. */
import { describe, expect, it } from "vitest";
import type { Change } from "../../lib/article/diff.ts";
import { applyDiff } from "../../lib/compare/apply-diff.ts";
import { compareArticles } from "../../lib/compare/compare-articles.ts";
import { articleWith } from "./articles.ts";

const neighbours = ["The council met on Tuesday.", "Nobody objected to the river wall."] as const;

/** The changes of one paragraph among unchanged ones. */
function changesOf(before: string, after: string, language = "en"): readonly Change[] {
  const [first, last] = neighbours;
  const diff = compareArticles(
    articleWith([first, before, last], { language }),
    articleWith([first, after, last], { language }),
  );
  return diff.changes;
}

describe("facts that must not be hidden", () => {
  it.each([
    ["It cost $1.5 million.", "It cost $15 million.", "number"],
    ["Prices rose by 5% in May.", "Prices rose by 5 in May.", "number"],
    ["It was -5 degrees at noon.", "It was 5 degrees at noon.", "number"],
    ["It was \u22125 degrees at noon.", "It was 5 degrees at noon.", "number"],
    ["Each drank 2,5 litres.", "Each drank 25 litres.", "number"],
    ["She will re-sign on Monday.", "She will resign on Monday.", "wording"],
    ['He "won" the debate.', "He won the debate.", "quotation"],
    ["He \u201cwon\u201d the debate.", "He won the debate.", "quotation"],
    ["He 'won' the debate.", "He won the debate.", "quotation"],
    ["The blast killed 12.", "The blast killed 21.", "number"],
    ["3 dead", "5 dead", "number"],
    ["The fine was $1,500.", "The fine was $15,000.", "number"],
    ["He was held for 3 days.", "He was held for 30 days.", "number"],
    ["It opens on March 3.", "It opens on March 13.", "date"],
    ["It opens on Monday at noon.", "It opens on Friday at noon.", "date"],
    ["It posted a loss of five million.", "It posted a profit of nine million.", "number"],
    ["Police published the names.", "Police published nothing.", "negation"],
    ["He did commit the crime.", "He did not commit the crime.", "negation"],
    ["He can\u2019t attend.", "He can attend.", "negation"],
    ["The plan was approved by Smith.", "The plan was approved by Jones.", "name"],
    ["The mayor lied.", "The mayor allegedly lied.", "hedge"],
    ["The mayor lied.", "The mayor lied?", "hedge"],
    ["The wall leaks, the mayor said.", "The wall leaks.", "attribution"],
    ["\u201cWe will build it,\u201d she said.", "\u201cWe may build it,\u201d she said.", "quotation"],
    ["From \u20ac5 to \u20ac10 each.", "From $5 to $10 each.", "number"],
    ["The ratio is 3:1 here.", "The ratio is 31 here.", "number"],
    ["A range of 10\u201312 metres.", "A range of 10, 12 metres.", "number"],
    ["The town lies at 5\u00b0 north.", "The town lies at 5 north.", "number"],
    ["Smith accused Jones of fraud.", "Jones accused Smith of fraud.", "name"],
    ["Only the mayor voted.", "The mayor voted only.", "wording"],
    ["Pay \u202e12\u202c now.", "Pay 12 now.", "direction"],
    ["See www.example.org/a for more.", "See www.example.org/b for more.", "link"],
    ["Write to ada@example.org now.", "Write to bo@example.org now.", "link"],
    ["The paper fined Mr Grey.", "The paper fined Mr Gray.", "name"],
  ])("%s → %s", (before, after, touched) => {
    const changes = changesOf(before, after);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ field: "body", action: "edit", class: "substantive" });
    expect(changes[0]?.touches).toContain(touched);
  });

  it.each([
    ["de", "Er hat die Tat begangen.", "Er hat die Tat nicht begangen.", "negation"],
    ["de", "Er hat die Tat begangen.", "Er soll die Tat begangen haben.", "hedge"],
    ["de", "Es gab keine Verletzten am Ort.", "Es gab drei Verletzte am Ort.", "negation"],
    ["de", "Der Schaden beträgt zwei Millionen Euro.", "Der Schaden beträgt zehn Millionen Euro.", "number"],
    ["fr", "Le maire a signé le contrat.", "Le maire n\u2019a pas signé le contrat.", "negation"],
    ["fr", "Le maire a signé le contrat.", "Le maire aurait signé le contrat.", "hedge"],
    ["fr", "Il ouvrira en mars prochain.", "Il ouvrira en mai prochain.", "date"],
    ["es", "El alcalde firmó el contrato.", "El alcalde no firmó el contrato.", "negation"],
    ["es", "El alcalde firmó el contrato.", "El presunto alcalde firmó el contrato.", "hedge"],
    ["es", "Según la policía, el puente cayó.", "El puente cayó por la noche.", "attribution"],
    ["ja", "事故で3人が死亡した。", "事故で5人が死亡した。", "number"],
    ["zh", "市长批准了这个计划。", "市长否决了这个计划。", "wording"],
    ["ar", "قتل 12 شخصا في الحادث", "قتل 21 شخصا في الحادث", "number"],
  ])("in %s: %s → %s", (language, before, after, touched) => {
    const changes = changesOf(before, after, language);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.class).toBe("substantive");
    expect(changes[0]?.touches).toContain(touched);
  });

  it("a headline alone", () => {
    const before = articleWith(neighbours);
    const after = articleWith(neighbours, { headline: { ...before.headline, text: "River wall rejected" } });
    const diff = compareArticles(before, after);
    expect(diff.changes).toHaveLength(1);
    expect(diff.changes[0]).toMatchObject({ field: "headline", action: "edit", class: "substantive" });
    expect(diff.summary).toBe("Headline");
  });

  it("a return to what stood before", () => {
    const [first, second] = [articleWith(["12 were hurt in town."]), articleWith(["21 were hurt in town."])];
    const [there, back] = [compareArticles(first, second), compareArticles(second, first)];
    expect(there.summary).toBe("1 number (12 → 21)");
    expect(back.summary).toBe("1 number (21 → 12)");
    expect(applyDiff(applyDiff(first, there), back)).toStrictEqual(first);
  });
});

describe("pure typography", () => {
  it.each([
    [
      "curly quotation marks",
      'She said "the wall stands" twice.',
      "She said \u201cthe wall stands\u201d twice.",
    ],
    ["German quotation marks", 'Sie sagte "die Mauer" laut.', "Sie sagte \u201edie Mauer\u201c laut."],
    ["guillemets", 'Elle dit "le mur" fort.', "Elle dit \u00able mur\u00bb fort."],
    ["apostrophe", "The mayor's wall didn't hold.", "The mayor\u2019s wall didn\u2019t hold."],
    ["no-break space", "It rose 12 km north.", "It rose 12\u00a0km north."],
    ["narrow space in a number", "Some 12\u00a0000 homes flooded.", "Some 12\u202f000 homes flooded."],
    ["double space", "The wall held. It rained.", "The wall held.  It rained."],
    ["line end", "The wall held. It rained.", "The wall held.\nIt rained."],
    ["dash", "The wall - old as it is - held.", "The wall \u2013 old as it is \u2013 held."],
    ["long dash", "The wall \u2013 old \u2013 held.", "The wall \u2014 old \u2014 held."],
    ["range", "Pages 10-12 are lost.", "Pages 10\u201312 are lost."],
    ["minus", "It was -5 degrees.", "It was \u22125 degrees."],
    ["ellipsis", "And then...", "And then\u2026"],
    ["ligature", "The o\ufb03ce closed.", "The office closed."],
    ["soft hyphen", "The govern\u00adment fell.", "The government fell."],
    ["zero width space", "The govern\u200bment fell.", "The government fell."],
    ["composition", "The cafe\u0301 closed.", "The caf\u00e9 closed."],
    ["space at the end", "The wall held.", "The wall held. "],
    ["space before a comma", "The wall , old, held.", "The wall, old, held."],
    ["full-width signs", "（注）价格上涨", "(注)价格上涨"],
    ["space before a percent sign", "It rose 5 % last year.", "It rose 5% last year."],
  ])("%s", (_, before, after) => {
    for (const [from, to] of [
      [before, after],
      [after, before],
    ] as const) {
      const changes = changesOf(from, to);
      expect(changes).toHaveLength(1);
      expect(changes[0]).toMatchObject({ action: "edit", class: "typographic", touches: ["typography"] });
    }
  });
});

describe("copy-editing", () => {
  it.each([
    ["punctuation", "In June the wall held.", "In June, the wall held."],
    ["spelling", "The town will organise it.", "The town will organize it."],
    ["spelling", "They did recieve the letter.", "They did receive the letter."],
    ["capitals", "They stood on the river wall.", "They stood on the River wall."],
    ["grammar", "They stood on a wall here.", "They stood on the wall here."],
  ])("%s: %s → %s", (touched, before, after) => {
    const changes = changesOf(before, after);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ class: "copy-edit", touches: [touched] });
  });
});

describe("in doubt, substantive", () => {
  it.each([
    ["a dash that could be a minus", "The balance: \u20145 million.", "The balance: -5 million."],
    ["words that grow together", "He is now here.", "He is nowhere."],
    ["like letters, other word", "The casual link is clear.", "The causal link is clear."],
    ["a sign of the hand", "The mayor answered 👍 to all.", "The mayor answered 👎 to all."],
    ["feet and inches", "It rose 5\u2032 here.", "It rose 5\u2033 here."],
    ["a superscript", "A field of 5 m\u00b2 here.", "A field of 5 m2 here."],
  ])("%s", (_, before, after) => {
    const changes = changesOf(before, after);
    expect(changes.map((change) => change.class)).toEqual(["substantive"]);
  });
});
