/**
 * How a page speaks of itself and to its reader, as walls do; news does so in quotations alone. Words that are another
 * language's `of` or `is` are left out (`du`, `je`, `tu`, `nos`, `din`), unless the word after them tells. Data only.
 */

/** Whole words, `*` for any ending; a capital at the beginning means nothing. */
const words: Readonly<Record<string, string>> = {
  en: "you your yours we our please sorry oops",
  de: "wir unser unsere unserem unseren unserer unseres dein deine deinem deinen deiner dich bitte",
  fr: "vous votre vos nous notre veuillez désolé désolés",
  es: "usted ustedes nuestra nuestras nuestro nuestros nosotros tus tuyo tuya hemos estamos podemos lamentamos disculpa disculpe puedes tienes eres inténtalo",
  it: "tuo tua vostra vostre vostri nostra nostre nostri abbiamo stiamo possiamo puoi devi riprova",
  pt: "você vocês nossa nossas nosso nossos pedimos desculpe",
  ca: "vostra vostre heu siusplau",
  nl: "jouw jij jullie uw wij onze alstublieft",
  sv: "vår vårt våra vänligen",
  no: "vennligst våre",
  da: "venligst vores",
  fi: "olet voit sinun sinulla teidän käytämme olemme pahoittelemme",
  pl: "twoja twoje twojego twojej twój twoich cię ci nasz* jesteś możesz musisz masz chcesz zostaniesz prosimy proszę dziękujemy przepraszamy",
  cs: "vás vám váš vaše vaši vašeho vašich náš naše našich prosím můžete môžete jste máte omlouváme děkujeme ďakujeme",
  hr: "vaš* naš* molimo prosimo",
  ro: "sunteți veți puteți aveți dumneavoastră nostru noastră noastre rugăm",
  hu: "ön önnek önt kérjük köszönjük sajnáljuk előfizetőink* olvasóink* oldalunk*",
  ru: "вы вас вам ваш* мы наш* пожалуйста извините",
  uk: "ви ми перепрошуємо",
  bg: "моля",
  tr: "lütfen siz size sizi deneyin bekleyin tıklayın",
  el: "σας παρακαλούμε παρακαλώ",
  et: "teie palun olete",
  lv: "jūs jūsu lūdzu",
  lt: "jūsų prašome",
  is: "þú vinsamlegast",
  vi: "bạn",
  id: "anda kami silakan mohon",
  he: "אנא שלך שלכם שלנו אתם",
  ar: "يرجى الرجاء يمكنك لديك موقعنا عزيزي",
  fa: "شما لطفا لطفاً",
  hi: "आप आपका आपके आपकी कृपया",
};

/** Where a word alone does not tell, or stands in another, or the language puts nothing between words. */
const others: readonly RegExp[] = [
  // `Sie` is nobody in particular where a sentence begins.
  /(?<=[\p{L},] )(?:Sie|Ihre?[nmrs]?)(?!\p{L})/u,
  /(?<!\p{L})[Vv]i(?= (?:har|kan|bliver|blir|er|kunde|kunne|hittade|fant|fandt|använder|bruger|bruker|beklag\p{L}*)(?!\p{L}))/u,
  /(?<!\p{L})[Dd]u (?:har|kan|skal|ska|må|måste|er|får|vil|vill|behöver|bliver|blir)(?!\p{L})/u,
  /(?<!\p{L})(?:har|kan|er|vil|vill|måste|behöver|skal) du(?!\p{L})/u,
  /(?<!\p{L})(?:[Bb]en|[Hh]eb|[Kk]un|[Ww]il|[Mm]oet|[Mm]ag|[Aa]ls|[Vv]oor) je(?!\p{L})/u,
  /(?<!\p{L})[Jj]e (?:bezoek|kunt|hebt|bent|moet|wilt|browser|account|abonnement)(?!\p{L})/u,
  /(?<!\p{L})[Tt]u (?:navegador|cuenta|suscripción|conexión|petición|solicitud|dispositivo|red)(?!\p{L})/u,
  /(?<!\p{L})(?:[Ss]eu (?:navegador|acesso|dispositivo|pedido|e-mail)|[Ss]ua (?:conta|conexão|ligação|rede|assinatura|senha))(?!\p{L})/u,
  /(?<!\p{L})(?:[Mm]erci de|[Cc]i scusiamo|[Ss]ei (?:già|un)|[Pp]or favor|[Pp]er favore|[Бб]удь ласка|[Vv]ui lòng)(?!\p{L})/u,
  // A sentence that begins so asks for something.
  /^\s*(?:Try|Click|Enable|Disable|Reload|Refresh|Contact|Check|Enter|Return to|Go (?:back|to)|Complete|Press|Verify|Wait|Log in|Sign in|Turn o)\b/,
  // Of itself.
  /(?<!\p{L})[Tt]his (?:page|website|webpage|article|content|url|URL|domain|server)(?!\p{L})/u,
  /(?<!\p{L})[Dd]iese[rmns]? (?:Seite|Website|Webseite|Webpräsenz|Artikel|Artikels|Inhalt|Inhalte|Beitrag|Domain)(?!\p{L})/u,
  /(?<!\p{L})(?:[Cc]ette page|[Cc]et article|[Cc]e contenu|[Ee]sta página|[Ee]ste (?:artículo|contenido|sitio web|artigo|conteúdo|site))(?!\p{L})/u,
  /(?<!\p{L})(?:[Qq]uesta pagina|[Qq]uesto (?:articolo|contenuto|sito web)|[Dd]eze (?:pagina|website)|[Dd]it artikel)(?!\p{L})/u,
  /(?<!\p{L})(?:[Dd]en här (?:sidan|artikeln)|[Dd]enne (?:siden|artikkelen|saken|artikel|side)|[Tt]ämä (?:sivu|artikkeli))(?!\p{L})/u,
  /(?<!\p{L})(?:[Tt](?:a strona|ej strony|en artykuł|ego artykułu)|[Tt](?:ato|éto) stránk\p{L}*|[Tt]ento (?:článek|obsah))(?!\p{L})/u,
  /(?<!\p{L})(?:[Ээ]т(?:а|ой) страниц\p{L}*|[Дд]анн(?:ая|ой) страниц\p{L}*|[Цц](?:я|ієї) сторінк\p{L}*|[Bb]u (?:sayfa|içerik|site)\p{L}*)(?!\p{L})/u,
  /この(?:ページ|記事|サイト)|本ページ|本页|此页面|该页面|此网站|이 (?:페이지|기사|사이트)/,
  // News names no address of a machine, and no number under which somebody could look it up.
  /https?:\/\/|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f-]{12,}\b/,
  /[sş][ıiuü]n[ıiuü]z(?!\p{L})/u,
  /お客様|当サイト|ください|下さい|いただけます|あなた/,
  /您|你|我们|我們|(?<![申邀聘宴吁恳提])[请請](?![求愿示假辞战])|本站/,
  /당신|귀하|하십시오|주십시오|하세요|주세요|저희/,
  /กรุณา|โปรด/,
];

const ofWord = (word: string): string => {
  const [first = "", ...rest] = [...word.replace("*", "")];
  const upper = first.toUpperCase();
  return `${upper === first ? first : `[${upper}${first}]`}${rest.join("")}${word.endsWith("*") ? "\\p{L}*" : ""}`;
};

const anyWord = Object.values(words)
  .flatMap((line) => line.split(" "))
  .map(ofWord)
  .join("|");

export const addressed = new RegExp(
  [`(?<!\\p{L})(?:${anyWord})(?![\\p{L}\\p{M}])`, ...others.map(({ source }) => source)].join("|"),
  "u",
);
