/** Walls with status 200 and articles that speak of walls, told apart: never a version from the one, never a gap from the other. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../lib/article/article.ts";
import { type JudgedPage, judgePage, type PageVerdict } from "../../lib/capture/verdict.ts";
import { wallPhrases } from "../../lib/capture/wall-phrases.ts";
import { wallTitles } from "../../lib/capture/wall-titles.ts";

const url = "https://news.example.org/2026/03/01/flood-at-marrow-bridge";
const headline = "Flood at Marrow Bridge closes the mill road";

/** News of about `length` characters that asks nothing of anyone. */
function news(length: number): string[] {
  const paragraphs: string[] = [];
  for (let at = 0; paragraphs.join("").length < length; at += 1) {
    paragraphs.push(
      `The river stood at ${200 + at} centimetres on the ${at}th gauge, the council of Marrow said, and rose.`,
    );
  }
  return paragraphs;
}

function article(title: string, paragraphs: readonly string[]): Article {
  return {
    format: 1,
    headline: { text: title, reason: "the only one", candidates: {} },
    bylines: [],
    notices: [],
    blocks: paragraphs.map((text) => ({ kind: "paragraph", text })),
  };
}

function markup(title: string, paragraphs: readonly string[], more = ""): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join("");
  return `<!doctype html><title>${title}</title><body>${more}<h1>${title}</h1>${body}</body>`;
}

/** A page and what was extracted from it: its own title and text, unless told otherwise. */
function judged(
  title: string,
  paragraphs: readonly string[],
  more: Partial<JudgedPage> & { markup?: string } = {},
): PageVerdict {
  const { markup: extra, ...rest } = more;
  return judgePage({
    status: 200,
    targetUrl: url,
    finalUrl: url,
    responseHeaders: [],
    html: markup(title, paragraphs, extra),
    ...(paragraphs.length === 0 ? {} : { article: article(title, paragraphs) }),
    ...rest,
  });
}

const known = { headline, textLength: 3000 };

describe("a wall", () => {
  it.each([
    [
      "a consent wall",
      "We value your privacy",
      [
        "We and our 412 partners store and access information on a device. Accept all and continue, or manage your choices.",
      ],
      "interstitial",
      "consent",
    ],
    [
      "a consent wall in German",
      "Der Marrow-Bote",
      ["Mit Werbung weiterlesen: Besuchen Sie uns wie gewohnt mit Werbung und Tracking."],
      "interstitial",
      "consent",
    ],
    [
      "a consent wall in French",
      "Le Courrier",
      ["Avec votre accord, nos partenaires et nous utilisons des cookies. Continuer sans accepter."],
      "interstitial",
      "consent",
    ],
    ["a captcha", "Just a moment...", [], "interstitial", "bot check"],
    [
      "a captcha, after a site's name",
      "Marrow Courier | Attention Required!",
      [],
      "interstitial",
      "bot check",
    ],
    [
      "a captcha that says so in its text",
      "news.example.org",
      ["Verifying you are human. This may take a few seconds."],
      "interstitial",
      "bot check",
    ],
    [
      "a question to robots",
      "Marrow Courier",
      ["Press & Hold to confirm you are a human (and not a bot)."],
      "interstitial",
      "bot check",
    ],
    [
      "a paywall in place of the article",
      "Subscribe to continue reading",
      ["Choose your plan. Cancel anytime."],
      "interstitial",
      "paywall",
    ],
    [
      "a stub before a paywall",
      headline,
      ["The river rose by two metres on Sunday.", "Subscribe to continue reading this story."],
      "interstitial",
      "paywall",
    ],
    [
      "a stub in German",
      headline,
      ["Der Fluss stieg am Sonntag um zwei Meter.", "Jetzt abonnieren und weiterlesen."],
      "interstitial",
      "paywall",
    ],
    [
      "a stub that asks who you are",
      headline,
      ["The river rose by two metres.", "Already a subscriber? Log in."],
      "interstitial",
      "paywall",
    ],
    ["a login form", "Log in", ["E-mail", "Password"], "interstitial", "login"],
    [
      "a login form that says so in its text",
      "Marrow Courier",
      ["Forgot your password? Create an account."],
      "interstitial",
      "login",
    ],
    ["page not found", "Page not found", ["It may have moved."], "soft-404", "page not found"],
    [
      "page not found, with the site's name",
      "Page Not Found - Marrow Courier",
      [],
      "soft-404",
      "page not found",
    ],
    ["404 and more of it", "404 – Not Found", [], "soft-404", "page not found"],
    [
      "page not found, in its text",
      "Marrow Courier",
      ["Sorry, the page you are looking for has been eaten by the tide."],
      "soft-404",
      "page not found",
    ],
    ["page not found in German", "Seite nicht gefunden – Marrow-Bote", [], "soft-404", "page not found"],
    ["page not found in Russian", "Страница не найдена", [], "soft-404", "page not found"],
    [
      "access denied",
      "Access Denied",
      ["You don't have permission to access this page on this server."],
      "blocked",
      "access denied",
    ],
    [
      "not in your region",
      "Marrow Courier",
      ["This content is not available in your region."],
      "blocked",
      "access denied",
    ],
    ["a request refused", "ERROR: The request could not be satisfied", [], "blocked", "access denied"],
  ])("%s", (_name, title, paragraphs, outcome, name) => {
    const verdict = judged(title, paragraphs);
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.reason).toContain(name);
    // What is known of the article does not make a wall one.
    expect(judged(title, paragraphs, { known })).toEqual(verdict);
  });

  it.each([
    ["a captcha's box", '<div class="g-recaptcha"></div>', "bot check"],
    [
      "a challenge's script",
      '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script>',
      "bot check",
    ],
    ["a form for a password", '<form><input type="PASSWORD" name="p"></form>', "login"],
  ])("known by %s alone", (_name, extra, name) => {
    const verdict = judged("Marrow Courier", [], { markup: extra });
    expect(verdict.outcome).toBe("interstitial");
    expect(verdict.reason).toContain(name);
  });

  it.each([
    ["cf-mitigated", "challenge"],
    ["X-Amzn-Waf-Action", "captcha"],
  ])("known by the header line %s: %s, whatever the page says", (name, value) => {
    const verdict = judged(headline, news(3000), { responseHeaders: [[name, value]], known });
    expect(verdict).toEqual({ outcome: "interstitial", reason: "bot check, by its header line" });
  });

  it("that is long, where another headline stood before", () => {
    expect(judged("Page not found", news(3000), { known })).toMatchObject({ outcome: "soft-404" });
  });

  it("that leaves the headline and half of nothing", () => {
    const stub = [...news(900), "To read the full story, subscribe today."];
    expect(judged(headline, stub, { known })).toMatchObject({ outcome: "interstitial" });
  });

  it("that says of itself that it is not free, and is short", () => {
    const jsonLd = `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>`;
    expect(judged(headline, news(200), { markup: jsonLd })).toMatchObject({ outcome: "interstitial" });
    expect(judged(headline, news(2000), { markup: jsonLd })).toEqual({ outcome: "ok" });
  });
});

describe("an article", () => {
  it.each([
    ["long", headline, news(3000)],
    ["of one paragraph", headline, news(80)],
    [
      "about cookies",
      "What happens when you accept all cookies",
      ["Accept all cookies, says the banner. We value your privacy, it says.", ...news(1500)],
    ],
    [
      "about cookies, of three paragraphs",
      "Regulator fines site over cookies",
      ["The regulator said that a button must not only say: agree.", ...news(500)],
    ],
    [
      "about a closed door",
      "Access denied: how the archive shut its doors",
      ["Access denied, said the sign.", ...news(1500)],
    ],
    ["called Access Denied", "Access Denied", ["The novel begins with a locked door.", ...news(1500)]],
    ["called Cookies", "Cookies", ["Mix the butter with the sugar.", ...news(1500)]],
    ["about page not found", "The history of 404: page not found", news(1500)],
    [
      "about paywalls",
      "Why papers ask you to subscribe to continue reading",
      ["Subscribe to continue reading, they say.", ...news(1500)],
    ],
    ["about a captcha", "Robots solve the captcha", ["Complete the captcha, the page asked.", ...news(800)]],
    [
      "that ends in a request to subscribe",
      headline,
      [...news(1500), "Subscribe to our newsletter.", "Already a subscriber? Thank you."],
    ],
  ])("%s is an article", (_name, title, paragraphs) => {
    expect(judged(title, paragraphs)).toEqual({ outcome: "ok" });
  });

  it.each([
    ["a banner about cookies", "<div>We use cookies and similar technologies. Accept all cookies.</div>"],
    ["a captcha for its newsletter", '<form class="g-recaptcha"><input type="email"></form>'],
    ["a login in its menu", '<form><input type="password"> Forgot your password?</form>'],
  ])("of one paragraph among much else, with %s, is an article", (_name, extra) => {
    const menu = `<nav>${"Weather Sport Mill Bridge Council Letters ".repeat(80)}</nav>`;
    expect(judged(headline, news(200), { markup: menu + extra })).toEqual({ outcome: "ok" });
  });

  it("cut to less than half is an article still: belief in it is the pipeline's business", () => {
    expect(judged(headline, news(1300), { known })).toEqual({ outcome: "ok" });
  });

  it("with another headline is an article still", () => {
    expect(judged("Marrow Bridge reopens after flood", news(3000), { known })).toEqual({ outcome: "ok" });
  });
});

describe("nothing", () => {
  it.each([
    ["an empty page", ""],
    ["a page of scripts", "<!doctype html><title>App</title><div id=root></div><script>app()</script>"],
    ["a page of pictures", "<!doctype html><title>Pictures of the flood</title><img src=a><img src=b>"],
  ])("%s is `no-article`", (_name, html) => {
    expect(judged(headline, [], { html })).toEqual({ outcome: "no-article", reason: expect.any(String) });
  });

  it("an article without a word is `no-article`", () => {
    expect(judged(headline, [], { article: article(headline, ["", " "]) })).toMatchObject({
      outcome: "no-article",
    });
  });
});

describe("a page that sends its readers on", () => {
  const meta = (content: string) => `<meta http-equiv="refresh" content="${content}">`;
  const sent = (content: string) => judged(headline, news(3000), { markup: meta(content), known });
  it.each([
    ["0; url=/elsewhere/2026/other-story-of-the-day", "interstitial"],
    ["0;URL='https://consent.example.net/?back=1'", "interstitial"],
    ["3, /elsewhere/2026/other-story-of-the-day", "interstitial"],
    ["0; url=/", "soft-404"],
    ["0; url=/news/", "soft-404"],
    ["600; url=/elsewhere", "ok"],
    ["300", "ok"],
    ["0", "ok"],
    [`0; url=${url}?reloaded=1`, "ok"],
    ["0; url=http://[half", "ok"],
    ["soon", "ok"],
  ])("by %s: %s", (content, outcome) => {
    expect(sent(content).outcome).toBe(outcome);
    expect(
      judged(headline, news(3000), { responseHeaders: [["Refresh", content.replaceAll("&amp;", "&")]] })
        .outcome,
    ).toBe(outcome);
  });

  it("only when scripts are off is read by everyone else", () => {
    expect(
      judged(headline, news(3000), { markup: `<noscript>${meta("0; url=/no-script-here")}</noscript>` }),
    ).toEqual({ outcome: "ok" });
  });
});

describe("an address", () => {
  it.each([
    ["/", "soft-404"],
    ["/index.html", "soft-404"],
    ["/en/", "soft-404"],
    ["/news", "soft-404"],
    ["/news/world/europe/", "soft-404"],
    ["/2026/03/", "soft-404"],
    ["/404", "soft-404"],
    ["/errors/not-found.html", "soft-404"],
    ["https://consent.example.net/collect?back=1", "interstitial"],
    ["https://accounts.example.org/", "interstitial"],
    ["/login?next=/2026/03/01/flood-at-marrow-bridge", "interstitial"],
    ["/news/login-page-of-the-council-was-down", "ok"],
    ["/?p=1234", "ok"],
    ["/flood", "ok"],
    ["/news/flood-at-the-bridge-of-marrow", "ok"],
    ["/2026/03/01/flood-at-marrow-bridge/amp", "ok"],
    ["/2026/03/01/flood-at-marrow-bridge/", "ok"],
  ])("of an article that leads to %s: %s", (path, outcome) => {
    const finalUrl = new URL(path, url).href;
    expect(judged(headline, news(3000), { finalUrl }).outcome).toBe(outcome);
  });

  it.each(["https://news.example.org/", "https://news.example.org/live", "https://news.example.org/section"])(
    "%s, watched for itself, may lead to the front page",
    (targetUrl) => {
      expect(judged(headline, news(3000), { targetUrl, finalUrl: "https://news.example.org/" }).outcome).toBe(
        "ok",
      );
    },
  );
});

describe("the tables of signs", () => {
  const all = [...wallTitles, ...wallPhrases].flatMap(({ name, says }) =>
    says.map((words) => [words, name] as const),
  );

  it.each(all)("%s (%s) is written as it is compared", (words) => {
    expect(words).toBe(words.normalize("NFC").toLowerCase().replaceAll("’", "'"));
    expect(words).not.toMatch(/^\s|\s\s|[.!…]$/);
  });

  it("say no title twice", () => {
    for (const table of [wallTitles, wallPhrases]) {
      const words = table.flatMap(({ says }) => says);
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });

  it.each(wallTitles.flatMap(({ outcome, says }) => says.map((title) => ({ title, outcome }))))(
    "$title alone is $outcome",
    ({ title, outcome }) => {
      expect(judged(`${title} | Marrow Courier`, []).outcome).toBe(outcome);
    },
  );
});

describe("any markup", () => {
  it("ends in a verdict, and at once", () => {
    const piece = fc.constantFrom(
      "<div>",
      "</b>",
      "<a ",
      "=",
      '"',
      "<script>",
      "<!--",
      "&#1;",
      "&lt",
      "x",
      "<title>",
      "]]>",
      "\0",
      "\ud800",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        const html = pieces.join("").repeat(50);
        return judged("A", [], { html }).outcome !== "ok";
      }),
    );
  });
});
