/** Korean terms that decide a label. Endings are written onto a word, so that they are looked for within it. */
import type { WordLists } from "../lexicon.ts";

export const ko: WordLists = {
  negations: "않 없 못 아니 아닌 부인 거부 불가 미확인 안했 안됐",
  hedges: "것으로 보이 보인다 추정 의혹 혐의 가능성 아마 약# 최소 최대 이상 이하 미만 가까이 듯 만약 전망",
  attributions: "말했 밝혔 전했 주장 설명했 덧붙였 강조했 발표했 따르면 관계자 대변인 소식통 목격자",
  numbers: "수십 수백 수천 수만 절반 두배 백만 천만 하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열명",
  dates: "월요일 화요일 수요일 목요일 금요일 토요일 일요일 오늘 어제 내일 올해 작년 내년 지난해",
  light: "",
  function: "이 그 및 등 한",
  spellings: [],
  inner: "hangul",
};
