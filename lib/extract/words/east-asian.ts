/** Chinese, Japanese and Korean: notices only. See words.ts for what each list holds. */
import type { Words } from "./words.ts";

export const eastAsian: Words = {
  language: "zh, ja, ko",
  asideLabels: [],
  closingLabels: [],
  pointers: [],
  furniture: [],
  contacts: [],
  by: [],
  notices: {
    correction: ["(?:更正|勘误|勘誤|訂正|정정|바로잡습니다)\\s*[:：]"],
    clarification: ["(?:澄清)\\s*[:：]"],
    "editors-note": ["(?:编者按|編者按|編輯按|编辑注|編集部注|편집자 ?주)\\s*[:：]"],
    update: [],
  },
  relativeTimes: [],
};
