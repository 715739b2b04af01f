/** Japanese terms that decide a label. They are looked for within runs of signs. */
import type { WordLists } from "../lexicon.ts";

export const ja: WordLists = {
  negations: "ない なかった なく なけれ ません なし 否定 否認 拒否 拒ん だれも 誰も 何も",
  hedges:
    "可能性 かもしれ だろう でしょう とみられ とされ 疑い 容疑 おそれ 恐れ らしい ようだ 見通し 見込み 約# およそ 少なくとも 最大 ほぼ 以上 以下 未満 もし おそらく 恐らく たぶん",
  attributions:
    "によると によれば と述べ と語っ と話し と話す と発表 発表し と主張 と説明 と強調 と明らかに 明らかにし と伝え と報じ 報道 関係者 報道官 広報 目撃者",
  numbers: "数十 数百 数千 数万 半数 半分 倍 多数 少数",
  dates:
    "月曜 火曜 水曜 木曜 金曜 土曜 日曜 今日 昨日 明日 今年 去年 昨年 来年 今月 先月 来月 今週 先週 来週",
  light: "",
  function: "の に は を た が で て と し",
  spellings: [],
  inner: "kana",
};
