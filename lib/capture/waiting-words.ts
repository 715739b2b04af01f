/**
 * What a page says in an article's place until a script has fetched it, in whatever language. Whole lines only, and few:
 * a report may speak of loading, or quote who asks for patience. Data, and one test of it.
 */

const patience =
  /please (?:wait|stand by|hold on)|bitte (?:warten|haben sie (?:etwas )?geduld)|veuillez patienter|merci de patienter|espere? (?:un momento|por favor)|por favor,? espere|aguarde|attend(?:ere|i) prego|si prega di attendere|even geduld|vänta|vent venligst|vennligst vent|odota hetki|proszę czekać|prosím,? (?:č|p)oč?kejte|kérjük,? várjon|vă rugăm (?:să )?așteptați|παρακαλώ περιμένετε|подождите|зачекайте|lütfen bekleyin|请(?:稍候|稍等|等待)|請(?:稍候|稍等|等待)|お待ちください|잠시만? ?기다려|잠시만 기다|يرجى الانتظار|אנא המתן|कृपया प्रतीक्षा|กรุณารอ|vui lòng (?:chờ|đợi)|mohon tunggu/iu;

const loading =
  /(?:^|[\s,:–—-])(?:loading|lädt|lade|laden|geladen|chargement|cargando|caricamento|carregando|laddar|indlæser|laster|ladataan|ładowanie|wczytywanie|načítání|načítá|betöltés|încarcă|φόρτωση|загрузка|загружается|загружаем|завантаження|yükleniyor|đang tải|memuat)(?=$|[\s,.:…–—-])|读取中|加载中|載入中|加載中|読み込み中|読み込んで|로딩|불러오는|جار[يٍ]? التحميل|טוען|लोड हो रह|กำลังโหลด/iu;

/** Characters of a line, and lines: what is longer has more to say. */
const longestLine = 120;
const mostLines = 3;
/** Alone, the word is a label. */
const longestLabel = 20;
const trailsOff = /(?:…|\.{2,})\s*$/u;

/** Whether all that stands there asks to wait for what is not there yet. */
export function isWaiting(text: string): boolean {
  if (text.length > longestLine * mostLines) return false;
  const lines = text.split("\n").map((line) => line.trim());
  const said = lines.filter((line) => line !== "");
  return said.length > 0 && said.length <= mostLines && said.every(asksToWait);
}

function asksToWait(line: string): boolean {
  if (line.length > longestLine) return false;
  if (patience.test(line)) return true;
  return loading.test(line) && (trailsOff.test(line) || line.length <= longestLabel);
}
