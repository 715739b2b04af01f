/** Lines between headline and text that no markup names: whoever or whatever they tell of, an edit of one is seen. */
import { describe, expect, it } from "vitest";
import { extractArticle } from "../../lib/extract/extract-article.ts";
import { articleText } from "../../lib/index.ts";

const url = "https://courier.example/wall";
const prose = [
  "The harbour wall gave way on Monday night, and fourteen boats that lay behind it were lost.",
  "Nobody was hurt, said the harbour master, who is 71 and has seen three walls fall in his time.",
  "The town is to decide in the spring whether the wall is to be built anew, and by whom.",
].map((text) => `<p>${text}</p>`);

const read = (above: string, between = "") =>
  extractArticle(
    `<html><head><title>Wall falls at Alvik</title></head><body><table><tr><td><h1>Wall falls at Alvik</h1>${above}${prose[0]}${between}${prose[1]}${prose[2]}</td></tr></table></body></html>`,
    { url },
  );

const signed: readonly (readonly [string, string])[] = [
  ["记者 林晓雯", "林晓雯"],
  ["文／林曉雯", "林曉雯"],
  ["記者・佐藤美咲", "佐藤美咲"],
  ["김민지 기자", "김민지"],
  ["Ирина Соколова", "Ирина Соколова"],
  ["Журналист: Ирина Соколова", "Ирина Соколова"],
  ["Της Ελένης Παππά", "Ελένης Παππά"],
  ["ዘጋቢ፦ ሰላም ተስፋዬ", "ሰላም ተስፋዬ"],
  ["செய்தியாளர்: கவிதா ரமேஷ்", "கவிதா ரமேஷ்"],
];

const said = [
  "<div>Инженеры 3 года предупреждали о трещине</div>",
  "<div>መሐንዲሶች ለ3 ዓመታት ስለ ስንጥቁ አስጠንቅቀው ነበር</div>",
  "<p><b>கவிதா ரமேஷ்</b></p>",
  "<p><b>በሰላም ተስፋዬ</b></p>",
];

const passing = [
  "<p>刚刚</p>",
  "<p>5分钟前</p>",
  "<div>5 minutes ago</div>",
  "<p>分享</p>",
  "<p>记者：1</p>",
];

describe("a line above the text", () => {
  it.each(signed)("names the author: %s", (line, name) => {
    expect(read(`<p><b>${line}</b></p>`).bylines).toEqual([name]);
  });

  it.each(said)("is kept where nothing names it: %s", (line) => {
    expect(articleText(read(line))).toContain(line.replace(/<[^>]*>/g, ""));
  });

  it.each(passing)("that changes with time or serves the page is not the article: %s", (line) => {
    const article = read(line);
    expect(articleText(article)).not.toContain(line.replace(/<[^>]*>/g, ""));
    expect(article.bylines).toEqual([]);
  });
});

describe("a small table with a picture", () => {
  const table = (cells: string): string => `<table align="right">${cells}</table>`;
  const told = "<tr><td><font>The wall on Tuesday, 61 metres of it</font></td></tr>";

  it("above the text holds its caption", () => {
    const { blocks } = read(table(`<tr><td><img src="a.jpg"></td></tr>${told}`));
    expect(blocks[0]).toEqual({ kind: "caption", text: "The wall on Tuesday, 61 metres of it" });
  });

  it("is a table where more is told in it", () => {
    const row = "<tr><td>Boats</td><td>14</td></tr>";
    const { blocks } = read("", table(`<tr><td><img src="a.jpg"></td></tr>${told}${row}`));
    expect(blocks).toContainEqual({ kind: "table-row", text: "Boats | 14" });
  });
});

describe("a time told from now", () => {
  it("is a heading's, an entry's or a row's own where it tells more", () => {
    const told = "<h2>The wall that fell 60 years ago</h2>";
    const list = "<ul><li>Built 60 years ago by the town</li><li>Mended once</li></ul>";
    const text = articleText(read("", `${told}<p>It stood at Brenna, and nobody built it anew.</p>${list}`));
    expect(text).toContain("The wall that fell 60 years ago");
    expect(text).toContain("Built 60 years ago by the town");
  });

  it("is nobody's where it tells no more", () => {
    const text = articleText(read("", "<h6>Updated 5 minutes ago</h6><ul><li>60 minutes ago</li></ul>"));
    expect(text).not.toContain("ago");
  });
});
