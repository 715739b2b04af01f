/** Walls with status 200 and articles that speak of walls, told apart: never a version from the one, never a gap from the other. */

import { describe, expect, it } from "vitest";
import { fc } from "../seeded-properties.ts";
import { article, headline, judged, news, testUrl } from "./judged-page.ts";

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

  it.each([
    ["is far shorter than the page counts", `"wordCount":900,`, news(2000), "interstitial"],
    ["breaks off", "", [...news(1000), "The council said that it…"], "interstitial"],
    ["is as long as the page counts", `"wordCount":"380",`, news(2000), "ok"],
    ["is long and ends in dots", "", [...news(4000), "And so on..."], "ok"],
  ])("or not, that is not free and %s", (_, count, paragraphs, outcome) => {
    const markup = `<script type="application/ld+json">{"@type":"NewsArticle",${count}"isAccessibleForFree":false}</script>`;
    expect(judged(headline, paragraphs, { markup })).toMatchObject({ outcome });
  });

  it("is not a gallery, whose text is its captions", () => {
    const captions = news(900).map((text) => ({ kind: "caption" as const, text }));
    const gallery = { ...article(headline, []), blocks: captions };
    expect(judged(headline, [], { article: gallery })).toEqual({ outcome: "ok" });
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
    [`0; url=${testUrl}?reloaded=1`, "ok"],
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
