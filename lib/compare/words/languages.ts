/** The languages whose words are known, by their BCP 47 tags. */
import type { WordLists } from "../lexicon.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { hi } from "./hi.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { pt } from "./pt.ts";
import { ru } from "./ru.ts";
import { zh } from "./zh.ts";

export const languages: Readonly<Record<string, WordLists>> = {
  en,
  de,
  fr,
  es,
  pt,
  it,
  ru,
  ar,
  hi,
  zh,
  ja,
  ko,
};
