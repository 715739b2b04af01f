/**
 * The extractor as the pipeline knows it: what reads a page, under which site rule, and by which version of both. A
 * rule is part of the version: texts read under two rules differ for other reasons than an edit.
 */
import { digestOf } from "../article/digest.ts";
import type { ExtractorVersion } from "../article/record.ts";
import type { SiteRule } from "../article/site-rule.ts";
import type { Extraction, PageToRead } from "../extract/extract-article.ts";

export interface Extractor {
  /** Of the extractor's code, and of the rule where it reads under one. */
  readonly version: ExtractorVersion;
  readonly rule?: SiteRule;
  /** Throws a LimitExceededError on markup that no parser should try. */
  extract(html: string, page: { readonly url: string }): Extraction;
  /** The same extractor under another rule, or under none. */
  under(rule: SiteRule | undefined): Extractor;
}

/** `general`: the version of what `extract` does by itself. */
export function extractorOf(
  general: ExtractorVersion,
  extract: (html: string, page: PageToRead) => Extraction,
  rule?: SiteRule,
): Extractor {
  const ruled = rule === undefined ? {} : { rule };
  return {
    ...ruled,
    version: rule === undefined ? general : versionUnder(general, rule),
    extract: (html, { url }) => extract(html, { url, ...ruled }),
    under: (other) => extractorOf(general, extract, other),
  };
}

/** The host is left out: it says where a rule holds, not how it reads. */
function versionUnder({ generation, digest }: ExtractorVersion, rule: SiteRule): ExtractorVersion {
  const { select = [], remove = [], headline = "", byline = "" } = rule;
  return { generation, digest: digestOf(JSON.stringify([digest, select, remove, headline, byline])) };
}
