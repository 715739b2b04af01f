/**
 * What walls speak of, in the languages of Europe and some more: stems, two of which must meet in one short text. `page`
 * and `removed` are both in many articles; a page of three lines that nobody signed and that has both is about itself.
 * They count only there (verdict.ts). Data only; matched against lower case with straight apostrophes.
 */
import type { WallTopic } from "./wall-sign.ts";

const cookies =
  /cookie|ciastecz|evästee|informasjonskapsl|küpsis|slapuk|sīkdat|sütik|çerez|файл[а-яіїё]* ку|кукі|クッキー|쿠키|ملفات تعريف|μπισκότ|עוגיות|\btrack(?:ing|ers?|érs)\b|werbetracking|annoncesporing|traceurs|(?:personal|personenbezogene|personlige|personliga) data|personenbezogenen? daten|données (?:à caractère )?personnel|datos personales|dados pessoais|dati personali|danych osobowych|персональн|\brodo\b|\bgdpr\b|\brgpd\b|\bdsgvo\b|\bpartner(?:s|ów|ům|eina)?\b|partenaires|\bsocios\b|parceiros|fornitori|leverantörer|leverandører|adverteerders|партн[её]р/;
const agreement =
  /accept|akzept|acept|aceit|accett|akcept|\bagree|consent|choices|akkoord|zustimm|einwillig|toestemming|\baccord\b|finalités|vos choix|zgod[ęaoyz]|zgadza|samtyck|samtykk|godk[äe]nn|godkend|godta|hyväksy|suostumu|souhlas|elfogad|sunt de acord|соглас|згод|принима|приня|onayl|kabul e|同意|동의|موافق|أوافق|συγκατ|αποδοχ|אישור|אני מסכי|anpassa|tilpasse|personali[sz]|\banuncios|\bannonser|\bmarketing/;

const subscription =
  /subscri|\baccess\b|dostęp|\bacceso\b|\baccès\b|\bacesso\b|\bzugang\b|\btoegang\b|tilgang|adgang|доступ|abonn|abbon|\babo\b|suscri|assinant|assinatura|prenumer|abonament|předplat|előfizet|naročni|pretplat|abonare|tilaa|tilaaj|подпис|передплат|абонамент|\babone|購読|会員|订阅|訂閱|会员|會員|구독|اشتر[اك]|المشترك|מנוי|συνδρομ|\bmembers?(?:hip)?\b|\bmitglied|\bmembro|\bmedlem|\bunlock|lås upp|lås opp|freischalt|odblok|desbloque|sblocca|débloque/;
const reading =
  /[€£$¥₺₽₴₩]|\b(?:kr|eur|usd|chf|euros?|tl|zł|kč|ft|руб|грн|円|元|원)\b|\d ?(?:kr|zł|kč|円|元|원|руб|грн|tl)|\bper month|\ba month|monat|\bpar mois|al mes|por mês|al mese|per maand|miesięc|månad|måned|kuukau|aylık|в месяц|на місяць|月額|\bread(?:ing|ers?)? (?:on|the|this|all|more|full)|continue|rest of|\bfull (?:article|story|text)|weiterlesen|vollständig|\blire la suite|\bla suite\b|en intégralité|seguir leyendo|\bleer (?:el|la|todo)|continua|legg(?:i|ere) (?:tutto|l'articolo|il resto)|\bler (?:a|o|tudo)|verder lezen|lees verder|czytać|czytaj|całość|läs (?:hela|vidare)|les (?:hele|videre|resten)|læs (?:hele|videre)|lue koko|devamı|okumaya|okuyun|sınırsız|\bft\b|forint|havi |folytat|olvas|далее|полност|читать|читати|残り|続き|全文|有料|계속|전문|للقراءة|إكمال|(?:only|exclusive|reserved|réservée?|exclusiv[oa]|nur|kun|bare|voorbehouden|tylko|özel|только|лише|限定)\b.{0,40}(?:subscri|abonn|suscri|assinant|abonent|prenumer|abone|подпис|передплат|会員)|\b\d{1,2} ?%/;

const things =
  /\bpages?\b|\barticles?\b|\bstory\b|\bcontent\b|\blink\b|\burl\b|\baddress\b|\bpost\b|\bseite|\bartikel|\binhalt|\bbeitrag|\badresse|\bcontenu|\bdocument\b|\bpágina|\bartículo|\bnoticia|\bcontenido|\bmatéria|\bnotícia|\bartigo|\bconteúdo|\bpagina|\barticol|\bnotizia|\bbericht\b|\bstron[aęy]|\bartykuł|\btreści|\bsid(?:an|en|a)\b|\bsivu|\bstránk|\bčlán|\boldal|\bcikk|страниц|материал|стать|новост|публикац|сторінк|матеріал|sayfa|haber|içeri[kğ]|ページ|記事|页面|頁面|文章|페이지|기사|صفحة|الخبر|المقال|σελίδα|άρθρο|הדף|הכתבה|trang|halaman|पृष्ठ/;
const absence =
  /not (?:be )?found|nothing (?:was )?found|no longer|(?:does not|doesn't|don't) exist|(?:can't|cannot|couldn't|can not|could not) (?:be )?(?:find|found|locate)|(?:was|were|been|is) (?:removed|deleted|withdrawn|taken (?:down|offline)|unpublished|archived)|\bexpired\b|nicht (?:mehr |länger )?(?:gefunden|verfügbar|vorhanden|abrufbar|online|auffindbar)|(?:gibt es|existiert) (?:leider )?nicht|gelöscht|depubliziert|entfernt|introuvable|n'existe|n'est plus|(?:a|été) (?:supprim|retir|déplac)|supprimée?\b|no (?:se )?(?:ha |hemos )?(?:pudo )?(?:encontr|existe|está disponible|disponible)|eliminad[oa]|não (?:foi |pôde ser )?(?:encontr|exist|está disponível)|removid[oa]|indisponível|non (?:è stata |è )?(?:trovat|esist|disponibil|più)|rimoss[oa]|niet (?:meer )?(?:gevonden|beschikbaar|bestaa)|bestaat niet|verwijderd|verlopen|nie (?:istnieje|została? znalezion|znaleziono|znaleźliśmy)|usunięt|(?:kunde|kunne|kan) (?:inte|ikke)|(?:finns|finnes|findes) (?:inte|ikke)|hittades inte|ikke funnet|(?:har )?(?:tagits|blitt|blevet) (?:bort|fjernet|slettet)|ei löyty|poistettu|nenalezen|neexistuj|odstraněn|nem (?:található|létezik)|törölt|nu (?:a fost|există|mai)|не найден|не знайден|удал[её]н|видален|не существ|не існує|снят|недоступ|bulunam|kaldırıl|ulaşıla|mevcut değil|見つかりません|見当たり|終了|削除|存在しません|未找到|不存在|已被?删除|找不到|찾을 수 없|삭제|غير موجود|حذف|لم يتم العثور|δεν (?:βρέθηκε|υπάρχει)|לא נמצא|không tìm thấy|tidak ditemukan|नहीं मिला/;

const humans =
  /\brobot|\bbots?\b|captcha|\bhuman\b|\bmenschen?\b|\bhumaine?\b|\bhumano\b|\bumano\b|\bczłowiek|\bmänniska|\bmenneske|\bmens bent|\bihminen|člověk|\bember\b|робот|человек|людин|insan|ロボット|人間|机器人|真人|로봇|روبوت|ρομπότ|רובוט|자동화|automatisier|automatis|automated|automatizad/;
const checking =
  /verif|vérif|\bcheck|\bprove|confirm|bestätig|überprüf|\bcontrole|potwierd|weryfik|sprawdz|bekräft|bekreft|bekræft|varmist|ověř|igazol|ellenőriz|провер|подтверд|перевір|підтверд|doğrula|確認|验证|驗證|확인|تحقق|επαλήθ|אימות|too many|zbyt wiele|zapytań|requests|anfragen|requêtes|solicitudes|richieste|verzoeken|запрос|\bsolve|résou|resuelv|risolv|\blös|rozwiąż|podaj wynik|javascript|\bplugin|complemento|press|drück|appuy|puls[ae]|\bpremi/;

const machines =
  /\bservers?\b|\bwebsite\b|\bsite\b|\bserveurs?\b|\bservidor|\bsito\b|\bserwer|\bservern?\b|\bsivusto|сервер|сайт|sunucu|サーバー|サイト|服务器|网站|서버|사이트|خادم|الموقع|database|datenbank|base de données|base de datos|banco de dados|baza danych|veritaban|база данных|\bservice\b|\bdienst\b|\bwartung|\bonderhoud/;
const failure =
  /\berror\b|\bfehler|\berreur|\berrore\b|\berro\b|\bbłąd|\bfout\b|\bstoring\b|\bvirhe|\bchyba\b|\bhiba\b|ошибк|помилк|\bhata\b|エラー|错误|오류|خطأ|σφάλμα|שגיאה|unavailable|nicht (?:erreichbar|verfügbar)|indisponible|no disponible|non disponibile|niet (?:bereikbaar|beschikbaar)|niedostępn|otillgänglig|utilgjengelig|недоступ|\bmaintenance|\bwartung(?:sarbeiten)?|manutenzione|mantenimiento|manutenção|onderhoud|konserwac|underhåll|vedlikehold|huolto|údržb|karbantart|техническ|технічн|bakım|メンテナンス|维护|점검|صيانة|try again later|später (?:noch ?(?:ein)?mal|erneut)|réessay|más tarde|mais tarde|più tardi|later opnieuw|too many connections|timeout|very busy|overloaded|überlastet/;

const refusal =
  /\bblocked\b|\bdenied\b|\brestricted\b|\bforbidden\b|\brefused\b|\bbanned\b|blockiert|gesperrt|verweigert|bloqu[eé]|refus[eé]|interdit|denegad|restringid|prohibid|negad[oa]\b|negat[oa]|bloccat|geblokkeerd|geweigerd|zablokowan|odmow|blockerad|nekad|blokeret|blokkert|nægtet|nektet|estetty|odepřen|zakázán|zablokov|letilt|megtagad|blocat|заблокир|запрещ|ограничен|заборон|engellen|reddedil|ブロック|拒否|制限|拒绝|禁止|차단|거부|حظر|رفض|αποκλε|נחסם|not available in your|indisponible dans votre|nicht verfügbar in|na sua localização|en su (?:país|región)|suspicious|verdächtig/;
const requester =
  /\bip\b|ip[- ]address|adress?e ip|indirizzo ip|dirección ip|endereço ip|ip-adres|adresu ip|ip-адрес|\bvpn\b|\bproxy\b|security|sicherheit|sécurité|seguridad|segurança|sicurezza|beveiliging|bezpiecze|säkerhet|sikkerhet|sikkerhed|безопасн|güvenlik|セキュリティ|安全|보안|أمان|request|anfrage|requête|solicitud|solicitação|richiesta|verzoek|żądani|begäran|запрос|istek|リクエスト|请求|요청|reference|your (?:country|region|location)|votre pays|ihrem land|sua localização|su país|tuo paese|uw land|access to this/;

const account =
  /password|passwor[dt]|mot de passe|contraseña|\bsenha\b|wachtwoord|hasło|lösenord|adgangskode|passord|salasana|heslo|jelszó|parol[aeă]|пароль|şifre|パスワード|密码|密碼|비밀번호|كلمة المرور|κωδικός|סיסמה|\baccount\b|benutzerkonto|\bkonto\b|\bcompte\b|\bcuenta\b|\bconta\b|аккаунт|уч[её]тн|hesab|アカウント|账号|계정|حساب|session|sitzung|sesión|sessão|sessie|sesj|сесси|oturum/;
const entering =
  /\blog(?:ged)?[ -]?(?:in|out|on)\b|\bsign(?:ed)?[ -]?(?:in|out|up)\b|anmeld|einlogg|connect(?:er|ez|é)|identifi|inicia(?:r)? sesión|iniciar sessão|\bentrar\b|acced[ei]|\binlogg|in te loggen|aanmeld|zaloguj|logowan|logga in|logg inn|log ind|kirjaudu|přihlás|bejelentkez|autentific|войд|войти|вход|увійд|giriş|ログイン|登录|登入|로그인|تسجيل الدخول|σύνδεση|התחבר|regist(?:er|rier|rarse)|\bended\b|\bexpired\b|abgelaufen/;

const queueing =
  /waiting room|(?:in|your) (?:the )?(?:line|queue)|estimated wait|warteraum|warteschlange|wartezeit|file d'attente|salle d'attente|sala de espera|lista d'attesa|wachtrij|wachtruimte|kolejk|kösystem|i kön|очеред|sırada|待機|お待ち|排队|대기/;

/** What programs say of themselves when they fail, in English everywhere. */
const program =
  /stack trace|\bon line \d+|\buncaught\b|\w+exception\b|\bexception\b.{0,40}\b(?:at|in)\b|\bsqlstate|\.(?:php|aspx?|jsp|cgi|pl)\b|customerrors|\btraceback\b|segmentation fault|\bnosuch(?:key|bucket)\b|accessdenied|unknown domain|\bindex of \/|parent directory|\b(?:apache|nginx|iis|tomcat|lighttpd|openresty)\/[\d.]+|\berr_[a-z]+_[a-z_]+\b|\(\d{2,3}\) (?:connection|no route|host)\b|\bconnection (?:timed out|refused|reset by peer)\b/;

/** A program tells, as news does, and asks nobody. */
export const isMachineTalk = (text: string): boolean => program.test(text.toLowerCase());

export const wallTopics: readonly WallTopic[] = [
  { outcome: "interstitial", name: "bot check", all: [humans, checking] },
  { outcome: "interstitial", name: "waiting room", all: [queueing] },
  { outcome: "interstitial", name: "consent", all: [cookies, agreement] },
  { outcome: "interstitial", name: "paywall", all: [subscription, reading] },
  { outcome: "interstitial", name: "login", all: [account, entering] },
  { outcome: "blocked", name: "access denied", all: [refusal, requester] },
  { outcome: "soft-404", name: "page not found", all: [things, absence] },
  { outcome: "soft-404", name: "error page", all: [machines, failure] },
];
