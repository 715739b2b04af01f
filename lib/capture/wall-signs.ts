/**
 * By what a wall is known: titles that are nothing but a wall's, phrases that ask for something before the article,
 * and marks that wall makers leave in the markup. Data; how much each counts is decided in verdict.ts.
 */
import type { Outcome } from "../article/outcome.ts";

export type WallOutcome = Extract<Outcome, "interstitial" | "soft-404" | "blocked">;

export interface WallSign {
  readonly outcome: WallOutcome;
  /** For the reason on record. */
  readonly name: string;
  readonly pattern: RegExp;
}

/**
 * A title or headline that says this and nothing more (the site's name is cut off first). An article about cookies or
 * about a locked door says more than that.
 */
export const wallTitles: readonly WallSign[] = [
  {
    outcome: "soft-404",
    name: "page not found",
    pattern:
      /^(?:(?:error|fehler|erreur)[\s:]*)?(?:(?:http )?404[\s:.,!–-]*)?(?:(?:oops|sorry|whoops)[\s!.,:–-]*)?(?:(?:the |this |that |your )?(?:requested )?(?:page|article|story|content|file)(?: you (?:requested|are looking for))? (?:was |could |can |is |has )?(?:not |no longer |n['’]t )?(?:be )?(?:not found|found|available|exist|unavailable|been removed|missing)|(?:page|article|story) (?:does not|doesn['’]t) exist|not found|nothing found|seite nicht gefunden|(?:die )?seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|pagina niet gevonden|página não encontrada|sidan hittades inte|siden blev ikke fundet|strona nie została znaleziona|страница не найдена|ページが見つかりません)[.!]?$|^(?:error |http )?(?:404|410)(?: error)?(?:[\s:–-]+(?:not found|gone))?$/i,
  },
  {
    outcome: "blocked",
    name: "access denied",
    pattern:
      /^(?:(?:error|http)[\s:]*)?(?:(?:40[136]|429|1020)[\s:–-]*)?(?:access (?:to this (?:page|site) )?(?:has been |is )?(?:denied|blocked|forbidden|restricted)|forbidden|(?:you (?:have been|are) |request )blocked|unauthori[sz]ed|not authori[sz]ed|too many requests|zugriff verweigert|accès refusé|acceso denegado|accesso negato|toegang geweigerd|доступ (?:запрещ[её]н|ограничен))[.!]?$|^(?:error )?(?:403|429)$/i,
  },
  {
    outcome: "blocked",
    name: "not available here",
    pattern:
      /^(?:(?:this (?:content|page|site|website) is )?(?:not available|unavailable) in your (?:country|region|location)|451(?:[\s:–-]+unavailable.*)?)[.!]?$/i,
  },
  {
    outcome: "interstitial",
    name: "bot check",
    pattern:
      /^(?:just a moment|one moment,? please|please wait|attention required!?|checking (?:your browser|if the site connection is secure).*|ddos(?:-| )guard|verif(?:y|ying) (?:that )?you are (?:a )?human.*|are you (?:a )?(?:robot|human)\??|human verification|robot check|security check(?:point)?|captcha|bot (?:check|verification)|pardon our interruption|client challenge|un instant|einen moment,? bitte|un momento|request access)[.…!?]*$/i,
  },
  {
    outcome: "interstitial",
    name: "consent",
    pattern:
      /^(?:before you continue(?: to .*)?|(?:your )?(?:privacy|cookie|consent) (?:settings|choices|preferences|consent|notice|wall)|we (?:value|care about|respect) your privacy|(?:cookie|privacy|data) ?consent|consent|cookies?|your privacy(?: choices| matters)?|(?:datenschutz|privatsphäre)-?(?:einstellungen)?|einwilligung|(?:gestion des|vos) cookies|privacy-?instellingen|we use cookies|accept cookies|cookie(?:s| wall)?(?: akzeptieren)?)[.!]?$/i,
  },
  {
    outcome: "interstitial",
    name: "login",
    pattern:
      /^(?:(?:please )?(?:log|sign)[ -]?(?:in|on)(?: (?:required|to (?:continue|read|your account).*|or (?:register|sign up|create an account)))?|login(?: required)?|anmelden|anmeldung|einloggen|(?:se )?connexion|se connecter|connectez-vous|iniciar sesión|accedi|inloggen|logga in|entrar|вход|create (?:a free |an )?account(?: to continue.*)?|register to (?:continue|read).*)[.!]?$/i,
  },
  {
    outcome: "interstitial",
    name: "paywall",
    pattern:
      /^(?:subscribe(?: now)?(?: to (?:continue|read|unlock).*)?|subscription required|(?:this (?:article|content) is )?(?:for )?subscribers? only|(?:become|you must be) a (?:subscriber|member).*|subscriber exclusive|abonnieren|abonnez-vous|suscríbete|abbonati)[.!]?$/i,
  },
];

/** Asked of readers in place of the article. Counted only where little else stands on the page. */
export const wallPhrases: readonly WallSign[] = [
  {
    outcome: "interstitial",
    name: "bot check",
    pattern:
      /verif(?:y|ying) (?:that )?you(?:['’]re| are) (?:a |not a )?(?:human|robot|bot)|enable javascript and cookies to continue|checking your browser before|complete the (?:security check|captcha)|(?:unusual|automated) (?:traffic|activity|requests?) from your|(?:you have been|needs to review the) (?:identified as a bot|security of your connection)|confirm (?:that )?you(?:['’]re| are) (?:a human|not a (?:ro)?bot)|press (?:and|&) hold to confirm|bestätigen sie,? dass sie (?:ein mensch|kein roboter)|vérifi(?:er|ez) que vous (?:êtes humain|n['’]êtes pas un robot)/i,
  },
  {
    outcome: "interstitial",
    name: "consent",
    pattern:
      /(?:accept|agree to|allow|reject|decline|manage)(?: all)?(?: the)?(?: use of)? cookies|we (?:value|respect|care about) your privacy|we and our (?:\d+ )?(?:partners|vendors)(?: \(?\d+\)?)? (?:store|use|process)|consent to (?:the use of )?(?:cookies|tracking|the processing)|(?:alle )?cookies (?:akzeptieren|zulassen|ablehnen)|(?:mit werbung|weiter mit werbung)|tout accepter|accepter (?:et continuer|les cookies)|continuer sans accepter|aceptar (?:todas las |y continuar|cookies)|accetta (?:tutti|e continua)|alle cookies accepteren|manage (?:your )?(?:consent|privacy) (?:preferences|settings|choices)/i,
  },
  {
    outcome: "interstitial",
    name: "paywall",
    pattern:
      /(?:subscribe|subscription|sign up|register|log in|sign in|join)(?: now| today)? (?:to|and) (?:continue|keep|finish|start) reading|(?:subscribe|register|log in|sign in|sign up)(?: now| today)? to (?:read|unlock|access|view) (?:the (?:full|whole|rest)|this (?:article|story|content)|more)|continue reading (?:this article )?(?:with|by|for)|this (?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved for) (?:paying |our )?(?:subscribers|members)|already (?:a subscriber|a member|subscribed|have an account)\??|you(?:['’]ve| have) (?:reached|used|read) (?:your|all|the)[^.]{0,40}(?:free )?(?:articles?|limit)|to (?:read|continue reading) (?:the (?:full|rest)|this)[^.]{0,40}(?:subscribe|log in|register)|weiterlesen mit|(?:jetzt|hier) (?:abonnieren|abo)|nur für (?:abonnenten|mitglieder)|réservé (?:aux|à nos) abonnés|(?:il vous )?reste [\d.,]+ ?% de cet article|(?:exclusivo|solo) para suscriptores|riservato agli abbonati|alleen voor abonnees/i,
  },
  {
    outcome: "interstitial",
    name: "login",
    pattern:
      /(?:please |you (?:must|need to) |you have to )(?:log|sign)[ -]?in(?: to| or|\.)|(?:forgot|reset|lost) (?:your |my )?password|passwort vergessen|mot de passe oublié|olvid(?:ó|aste) (?:su|tu) contraseña|wachtwoord vergeten/i,
  },
  {
    outcome: "soft-404",
    name: "page not found",
    pattern:
      /(?:the |this )?(?:page|article|story|content) (?:you (?:requested|are looking for|were looking for|tried to)[^.]{0,60} )?(?:could not be found|was not found|cannot be found|can['’]t be found|couldn['’]t be found|does(?: not|n['’]t) exist|no longer exists|is no longer available|has been (?:removed|moved|deleted)|isn['’]t available)|we (?:can['’]t|cannot|could ?n[o'’]t) find (?:the|that|this) (?:page|article|story)|(?:seite|artikel) (?:wurde |konnte )?(?:leider )?nicht (?:mehr )?(?:gefunden|verfügbar)|(?:page|article) (?:demandée? )?(?:est )?introuvable|n['’]existe (?:plus|pas)/i,
  },
  {
    outcome: "blocked",
    name: "access denied",
    pattern:
      /you (?:don['’]t|do not) have (?:permission|access) to (?:access|view)|access (?:to this (?:page|site|resource) )?(?:has been|is|was) (?:denied|blocked|restricted)|your (?:ip(?: address)?|access|request) (?:has been|is|was) (?:temporarily )?(?:blocked|denied|banned)|(?:not|un)available in your (?:country|region|location)|(?:country|region)[^.]{0,40}(?:gdpr|general data protection regulation)/i,
  },
];

/** Left in class names, ids, script and form addresses. */
export const wallMarks: readonly WallSign[] = [
  {
    outcome: "interstitial",
    name: "bot check",
    pattern:
      /cf-chl|challenge-platform|cf-challenge|g-recaptcha|h-captcha|hcaptcha|cf-turnstile|px-captcha|captcha-delivery|_incapsula_resource|geetest|awswaf|captcha/,
  },
];

/** Header lines with which a front end admits that this is not the page. */
export const wallHeaders: readonly { readonly name: string; readonly value: RegExp }[] = [
  { name: "cf-mitigated", value: /challenge/i },
  { name: "x-amzn-waf-action", value: /challenge|captcha/i },
];
