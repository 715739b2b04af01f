/** Turkish. Entries are regular expression sources; see words.ts for what each list holds. */
import type { Words } from "./words.ts";

export const turkish: Words = {
  language: "tr",
  asideLabels: [
    "(?:ilgili|benzer|önerilen|diğer|son) (?:haberler|konular|yazılar|içerikler)",
    "(?:en çok okunan(?:lar)?|çok okunanlar|son dakika|ilginizi çekebilir|bunlar da ilginizi çekebilir)",
    "(?:ayrıca )?(?:oku|okuyun|bakınız)",
    "(?:paylaş|bizi takip edin|abone ol).{0,30}",
  ],
  contentsLabels: ["içindekiler"],
  closingLabels: [
    "yorumlar(?: \\(?\\d+\\)?)?",
    "\\d+ yorum",
    "(?:yorum yap|yorum yaz)",
    "yazar hakkında",
    "iletişim",
  ],
  pointers: [
    "(?:ayrıca |bunu da |bunları da )?okuyun\\s*:",
    "(?:ayrıca bakınız|bunlar da ilginizi çekebilir)\\s*:",
    "(?:ayrıca oku|ilgili haber|daha fazla oku)\\s*[:|–—-]",
    "(?:fotoğraf|foto|kaynak|görsel)\\s*:",
    "(?:etiketler|kategoriler|konular)\\s*:",
    "(?:tüm hakları saklıdır|abone olmak için|abonelik için)",
  ],
  calls: [
    "(?<!\\p{L})(?:bülten|e-?posta|kanal|uygulama|site)\\p{L}*|(?:imizi|ımızı|imize|ımıza|umuza|ümüze)(?!\\p{L})",
    "hakları saklıdır\\s*(?:[.!|·–—-]|$)",
  ],
  furniture: [
    "(?:reklam|paylaş|yazdır|kapat|beğen|devamını oku|daha fazla)",
    "okuma süresi.{0,20}",
    "\\d+ (?:yorum|görüntülenme|paylaşım)",
  ],
  counters: [
    "[\\d.,]+ (?:görüntülenme|görüntüleme|okunma|kez okundu|kişi okudu)",
    "(?:görüntülenme|okunma)(?: sayısı)?\\s*: ?[\\d.,]+",
  ],
  adverts: ["reklam(?:dır)?", "sponsorlu(?: içerik)?", "ilan"],
  contacts: ["(?:iletişim|bilgi için)\\s*:"],
  by: ["(?:yazan|haber|yazar|muhabir)\\s*:"],
  biographies: [],
  published: ["(?:yayınlanma|yayın tarihi|giriş tarihi|güncelleme|güncellenme|son güncelleme)(?: tarihi)?"],
  notices: {
    correction: ["(?:düzeltme|tekzip)\\s*[:–—-]"],
    clarification: ["(?:açıklama)\\s*:"],
    "editors-note": ["(?:editörün|editör|yayıncının) notu"],
    update: ["(?:son )?(?:güncelleme|güncellenme|güncellendi)(?!\\p{L})(?=.{0,30}\\d)"],
  },
  relativeTimes: ["(?<!\\p{L})(?:\\d+|bir|birkaç) (?:saniye|dakika|saat|gün|hafta|ay|yıl) önce"],
};
