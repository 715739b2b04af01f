/** Chinese terms that decide a label, in both scripts. They are looked for within runs of signs. */
import type { WordLists } from "../lexicon.ts";

export const zh: WordLists = {
  negations: "不 没 沒 没有 沒有 未 无 無 否认 否認 拒绝 拒絕 并非 並非 从未 從未 绝不 絕不 未能",
  hedges:
    "可能 或许 或許 也许 也許 大概 大约 大約 约# 約# 似乎 疑似 据称 據稱 涉嫌 所谓 所謂 预计 預計 估计 估計 至少 最多 超过 超過 近# 将近 將近 如果 是否 有望 恐怕 应该 應該 几乎 幾乎",
  attributions:
    "表示 说 說 称 稱 指出 认为 認為 宣布 宣佈 证实 證實 声称 聲稱 强调 強調 透露 介绍 介紹 报道 報道 報導 据 據 发言人 發言人 消息人士 目击者 目擊者 根据 根據",
  numbers:
    "数十 數十 数百 數百 数千 數千 上百 上千 上万 上萬 成千上万 一半 半数 半數 两倍 兩倍 翻倍 多数 多數 少数 少數",
  dates:
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 週日 今天 昨天 明天 今年 去年 明年 今日 昨日",
  light: "",
  function: "的 了 是 在 和 有",
  spellings: [],
  inner: "han",
};
