/** Where the address of an article may lead, and what it says when it leads elsewhere. */
import { describe, expect, it } from "vitest";
import { headline, judged, news, testUrl } from "./judged-page.ts";

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
    const finalUrl = new URL(path, testUrl).href;
    expect(judged(headline, news(3000), { finalUrl }).outcome).toBe(outcome);
  });

  it.each([
    ["/news/bridge", "/", "soft-404"],
    ["/news/bridge", "/en/", "soft-404"],
    ["/news/bridge", "/news/harbour", "ok"],
    ["/news/world/", "/", "ok"],
    ["/bridge", "/", "ok"],
  ])("%s that leads to %s, whatever stands there: %s", (path, to, outcome) => {
    const at = (path: string) => new URL(path, testUrl).href;
    expect(judged(headline, news(3000), { targetUrl: at(path), finalUrl: at(to) }).outcome).toBe(outcome);
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
