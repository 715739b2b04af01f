/** Sentences of an article that begin as labels, pointers and contact lines do: an edit of one is an edit. */
import { describe, expect, it } from "vitest";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { articleText } from "../../lib/index.ts";

const url = "https://courier.example/wall";
const prose = [
  "The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost.",
  "Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time.",
  "The town is to decide in the spring whether the wall is to be built anew, and by whom.",
].map((text) => `<p>${text}</p>`);

const textOf = (line: string, place: "between" | "last" = "between"): string => {
  const [first = "", ...rest] = prose;
  const body = place === "last" ? `${prose.join("")}${line}` : `${first}${line}${rest.join("")}`;
  return articleText(
    extractArticle(
      `<html><head><title>Wall falls at Alvik</title></head><body><article><h1>Wall falls at Alvik</h1><div class="body">${body}</div></article></body></html>`,
      { url },
    ),
  );
};

const told = [
  "Read more than one of the reports and you find 61 errors, said the engineer.",
  "Sign up for the relief fund closes on 12 March, the council said on Tuesday.",
  "Subscribe to the scheme by Friday, residents were told by the mayor.",
  "Related: 12 deaths in 1951 at the same wall, of which nobody speaks.",
  "All rights reserved for the 12 families were bought back in the spring.",
  "Tags: 12 of them were found on the boats that had sunk.",
  "Share prices of the builders fell by 61 per cent after the news.",
  "Abonnieren Sie keine Zeitung am Hafen, riet der Bürgermeister den 61 Familien.",
  "Подписывайтесь на 61 условие по одному, советовал рыбакам старый юрист города.",
];

const furniture = [
  "Sign up for our newsletter to get the day's news in your inbox.",
  "Subscribe to The Courier and read the newsletter of the harbour every morning.",
  "All rights reserved. No part of this publication may be copied or sold.",
  "© 2026 The Courier of Alvik and of the north coast. All rights reserved.",
  "Follow her on Instagram for more of the harbour and of the north coast.",
  "Abonnieren Sie den Newsletter, damit Sie am Morgen alles vom Hafen wissen.",
  "Подписывайтесь на канал газеты, чтобы первыми узнавать новости города.",
];

describe("a sentence that begins as a label does", () => {
  it.each(told)("is the article's: %s", (line) => {
    expect(textOf(`<p>${line}</p>`)).toContain(line);
  });

  it.each(furniture)("is furniture where it speaks of the site: %s", (line) => {
    expect(textOf(`<p>${line}</p>`)).not.toContain(line);
  });

  it("is a pointer where it holds a link", () => {
    const line = 'Read more of what <a href="/reports">the 61 reports of the harbour</a> had to say.';
    expect(textOf(`<p>${line}</p>`)).not.toContain("had to say");
  });

  it("is no contact line at the end", () => {
    const line = "Contact the council by Friday, the 61 families were told on the night.";
    expect(textOf(`<p>${line}</p>`, "last")).toContain(line);
    const contact = "Contact the council at 0161 4960000 by Friday for all that you want to know.";
    expect(textOf(`<p>${contact}</p>`, "last")).not.toContain(contact);
  });
});
