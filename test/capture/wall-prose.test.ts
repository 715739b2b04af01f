/** What is told as news, and what speaks of itself or to its reader. */
import { describe, expect, it } from "vitest";
import { addressed } from "../../lib/capture/wall-address.ts";
import { isTold, newsIn, untold } from "../../lib/capture/wall-prose.ts";

describe("a sentence that speaks to its reader or of itself", () => {
  it.each([
    "Your access is limited.",
    "Please wait.",
    "Try again in an hour.",
    "This page has been moved.",
    "Das können Sie hier ändern.",
    "Bitte warten.",
    "Dieser Artikel ist gesperrt.",
    "Veuillez patienter.",
    "Estamos comprobando la conexión.",
    "Abbiamo bloccato la richiesta.",
    "Pedimos paciência ao leitor.",
    "Je kunt later terugkomen.",
    "Vi bliver plaget af robotter.",
    "Hvorfor kan du ikke læse det?",
    "Sivusto on suljettu, pahoittelemme.",
    "Zostaniesz przekierowany.",
    "Zkuste to prosím později.",
    "Sunteți la rând.",
    "Kérjük, várjon.",
    "Подождите, пожалуйста.",
    "Перевірте ваше з'єднання.",
    "Lütfen bekleyin.",
    "Παρακαλώ περιμένετε.",
    "يرجى الانتظار.",
    "אנא המתינו.",
    "कृपया प्रतीक्षा करें।",
    "请稍候。",
    "しばらくお待ちください。",
    "잠시만 기다려 주십시오.",
    "กรุณารอสักครู่",
    "Vui lòng đợi.",
    "Mohon tunggu.",
    "Connection to 192.0.2.90 failed.",
    "It was sent to https://news.example/a at noon.",
    "Reference 7d2c0b16-9f3a4d is kept.",
  ])("%s", (sentence) => {
    expect(addressed.test(sentence)).toBe(true);
  });

  it.each([
    "The river rose by two metres on Sunday.",
    "Sie haben am Montag zugestimmt.",
    "Der Rat der Stadt tagt am Dienstag.",
    "Le maire du village a démissionné.",
    "Vi sono tre strade chiuse nel paese.",
    "Du côté de la gare, le calme est revenu.",
    "Byli na místě do rána.",
    "他们申请了许可，并邀请了记者。",
    "Three of them tried again in the evening.",
  ])("is not: %s", (sentence) => {
    expect(addressed.test(sentence)).toBe(false);
  });
});

describe("a few lines", () => {
  it.each([
    ["one sentence", "The mill at Marrow Bridge will close in June, its owner said.", "line"],
    [
      "two",
      "The mill at Marrow Bridge will close in June, its owner said. Forty people work there now." +
        " It is for sale.",
      "report",
    ],
    [
      "what was said in them",
      "“You are all welcome here until the end of June,” the owner of the mill said on Sunday. Few of them came.",
      "report",
    ],
    [
      "advice in paragraphs",
      "If your flight is cancelled you can ask for your money back, a lawyer says. You have to do so at once.\nKeep your boarding card: without it you may have to wait for longer than the law allows an airline.",
      "line",
    ],
    ["Hindi", "नदी का जलस्तर रविवार को दो मीटर बढ़ गया, ऐसा नगर परिषद ने कहा है।", "line"],
    [
      "Chinese",
      "三名登山客周日在北山遇险，消防队员于傍晚将他们救出。其中一人轻伤，已被送往医院治疗。",
      "report",
    ],
    ["a label", "Device check", undefined],
    ["an error", "Request forbidden by administrative rules.", undefined],
    [
      "what trails off",
      "Establishing a secure connection to the Marrow Gazette, which takes a moment …",
      undefined,
    ],
    [
      "a sentence among labels",
      "The tower of Marrow is full today, and so is the park.\nTicket\nMap\nExit",
      undefined,
    ],
    ["a call", "Accept this and read on for as long as it takes, at no price but that, please.", undefined],
  ])("%s", (_name, text, expected) => {
    expect(newsIn(text)).toBe(expected);
  });

  it("that speak to their reader once in four sentences are told", () => {
    const told = "The mill will close. Forty people work there. It was built in 1820.";
    expect([
      isTold(`${told} We are sorry for that.`),
      isTold(`${told} You may go at once. Please do so now.`),
    ]).toEqual([true, false]);
  });
});

it("takes the long paragraphs that tell out of a text, and leaves what is asked", () => {
  const told =
    "The river stood at four metres on the old gauge, the council of Marrow said on Sunday, and rose.";
  const long = `${told} "We have never seen it so high," our reporter heard the miller say, and others agreed.`;
  const offer =
    "Subscribe to the Marrow Gazette and read all that its forty reporters find out on every single day!";
  expect(untold([told, long, offer, "Six months for $1."].join("\n"))).toBe(`${offer}\nSix months for $1.`);
});
