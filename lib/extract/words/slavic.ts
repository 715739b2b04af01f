/** Polish, Czech, Russian and Ukrainian. Entries are regular expression sources; see words.ts for what each list holds. */
import type { Words } from "./words.ts";

export const slavic: Words = {
  language: "pl, cs, ru, uk",
  asideLabels: [
    "(?:czytaj|przeczytaj|zobacz|sprawdź) (?:też|także|również|więcej)(?: .{1,40})?",
    "(?:najczęściej|najchętniej) czytane",
    "(?:powiązane|podobne|polecane|najnowsze|ostatnie) (?:artykuły|wpisy|tematy|wiadomości|teksty)",
    "(?:udostępnij|podziel się).{0,30}",
    "(?:čtěte|přečtěte si) (?:také|též|více)",
    "(?:související|doporučené|podobné) články",
    "(?:nejčtenější|sdílet)",
    "(?:читайте|смотрите|читать|смотреть) (?:также|еще|ещё|далее)(?: .{1,40})?",
    "(?:похожие|другие|последние|свежие|рекомендуемые) (?:новости|статьи|материалы|записи)",
    "(?:по теме|материалы по теме|ещ[её] по теме|новости по теме|самое читаемое|самые читаемые|популярное|главное за (?:день|неделю))",
    "(?:поделиться|поделитесь).{0,30}",
    "(?:читайте|дивіться) також",
    "(?:схожі|останні|популярні) (?:новини|статті|матеріали)",
    "(?:за темою|поділитися)",
  ],
  contentsLabels: ["spis treści", "obsah", "содержание", "оглавление", "зміст"],
  closingLabels: [
    "(?:komentarze|komentáře|комментарии|коментарі)(?: \\(?\\d+\\)?)?",
    "\\d+ (?:komentarz[ey]?|комментари[йяев]+|коментар[іів]+)",
    "(?:dodaj|napisz|zostaw) komentarz",
    "(?:оставить|добавить|написать) комментарий",
    "(?:o autorze|o autorce|об авторе|про автора)",
    "(?:kontakt|контакты|контакти)",
  ],
  pointers: [
    "(?:czytaj|przeczytaj|zobacz) (?:też|także|również)\\s*[:|–—-]?",
    "(?:čtěte|přečtěte si) také",
    "(?:читайте|смотрите|дивіться) (?:также|ещё|еще|також)",
    "(?:fot|foto|zdjęci[ae]|źródło|фото|источник|иллюстрация|джерело)\\.?\\s*:",
    "(?:tagi|kategorie|tematy|теги|метки|темы|рубрики)\\s*:",
    "(?:wszelkie prawa zastrzeżone|všechna práva vyhrazena|все права защищены|усі права захищено)",
    "(?:подписывайтесь на|підписуйтесь на|obserwuj nas)(?!\\p{L})",
  ],
  calls: [
    "(?<!\\p{L})(?:newsletter\\p{L}*|e-?mail\\p{L}*|nasz\\p{L}*|naše\\p{L}*|kanał\\p{L}*)(?!\\p{L})",
    "(?<!\\p{L})(?:рассылк|розсилк|наш|нас(?!\\p{L})|канал|телеграм|сайт|наші)",
    "(?:prawa zastrzeżone|práva vyhrazena|права защищены|права захищено)\\s*(?:[.!|·–—-]|$)",
  ],
  furniture: [
    "(?:reklama|реклама)",
    "(?:udostępnij|drukuj|skomentuj|zamknij|czytaj (?:dalej|więcej))",
    "(?:поделиться|распечатать|комментировать|закрыть|ответить|читать (?:далее|дальше|полностью))",
    "czas czytania.{0,20}",
    "время (?:чтения|на чтение).{0,20}",
    "[\\d\\s]+ (?:просмотр(?:а|ов)?|комментари(?:й|я|ев))",
  ],
  counters: [
    "[\\d\\s.,]+(?:тыс\\.? )?(?:просмотр(?:а|ов)?|прочтени[йяе]|перегляд(?:и|ів)?|wyświetle(?:ń|nia)|odsłon(?:y)?|zobrazení|přečtení)",
    "(?:просмотр(?:ы|ов)|прочитали|прочтени[йя]|комментари(?:и|ев)|перегляд(?:и|ів)|wyświetle(?:ń|nia)|odsłon(?:y)?|zobrazení|přečteno)\\s*[:—–-]? ?[\\d\\s.,]+(?:раз)?",
  ],
  adverts: [
    "(?:reklam[ay]|реклама)",
    "(?:artykuł|materiał) (?:sponsorowany|partnera)",
    "(?:sponzorováno|inzerce)",
    "на правах рекламы",
    "партн[её]рский материал",
  ],
  contacts: ["(?:kontakt|контакты?)\\s*:"],
  by: [
    "(?:autor(?:ka|zy)?|автор(?:ы|ка)?(?: текста)?|текст|журналист(?:ка)?|корреспондент|кореспондент|tekst|text)\\s*:",
  ],
  biographies: [],
  published: [
    "(?:opublikowano|data publikacji|zaktualizowano|aktualizacja|publikováno|aktualizováno)",
    "(?:опубликовано|обновлено|дата публикации|оновлено|опубліковано)",
  ],
  notices: {
    correction: [
      "(?:sprostowanie|korekta|oprava|исправление|поправка|опровержение|виправлення)\\s*[:–—-]",
      "w (?:pierwszej|pierwotnej|poprzedniej) wersji (?:tego )?(?:tekstu|artykułu)",
      "в (?:первой|первоначальной|предыдущей|прежней) версии (?:этой |этого )?(?:статьи|текста|материала|новости)",
    ],
    clarification: ["(?:wyjaśnienie|upřesnění|уточнение|уточнення)\\s*[:–—-]"],
    "editors-note": [
      "(?:od redakcji|przypis redakcji|poznámka redakce)(?!\\p{L})",
      "(?:от редакции|примечание редакции|прим\\. ред\\.|від редакції)(?!\\p{L})",
    ],
    update: [
      "(?:aktualizacja|zaktualizowano|aktualizováno|обновлено|обновлен[оа]?|оновлено)(?!\\p{L})(?=.{0,30}\\d)",
      "(?:artykuł|tekst) (?:został|zaktualizowano)",
      "(?:статья|материал|новость|текст) (?:был[ао]? )?(?:обновл[её]н|дополнен)",
    ],
  },
  relativeTimes: [
    "(?<!\\p{L})(?:\\d+|kilka) (?:sekund|minut|godzin|dni|tygodni|miesięcy|lat)[ęyę]? temu",
    "(?<!\\p{L})(?:\\d+|несколько) (?:секунд|минут|час|дн|день|недел|месяц|год|лет)\\p{L}* назад",
    "(?<!\\p{L})\\d+ (?:секунд|хвилин|годин|дн|день|тижн|місяц|рок)\\p{L}* тому",
  ],
};
