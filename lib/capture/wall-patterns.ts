/**
 * How walls and front ends talk, where no phrase is fixed: they speak to the reader, ask for a payment, or give an error
 * a number of its own. They count only on a page that shows hardly anything else (verdict.ts). Written from the makers'
 * documentation of their block and error pages. Data only; matched against lower case with straight apostrophes.
 */
import type { WallPattern } from "./wall-sign.ts";

export const wallPatterns: readonly WallPattern[] = [
  {
    outcome: "blocked",
    name: "a front end's refusal",
    matches: [
      // Numbers that Cloudflare, Imperva, Akamai, F5, Fortinet and AWS put under a refusal, for whoever asks why.
      /\bray id:?\s*[0-9a-f]{4,}/,
      /\bincapsula incident\b|\bincident id\b/,
      /\b(?:support|attack|event|proxy) id(?: is)?\b/,
      /\bref(?:erence)?(?: id)?:?\s*#?\d{1,3}\.[0-9a-f]{6,10}\.\d{9,11}/,
      /\bblock reference\b|\breference id\b|\bref(?: id)?: [\w-]+/,
      /\b(?:request|host) ?id:?\s*\S/,
      /\berrors\.edgesuite\.net\b/,
      /\berror (?:10|11)\d\d\b|\berror code:? \d{1,4}\b/,
      /\bcloudflare network\b|\bperformance & security by cloudflare\b|\bsecurity service to protect itself\b/,
      /\bcloudfront\b|\bcould not be satisfied\b|\baws waf\b/,
      /\b(?:powered by imperva|protected by (?:datadome|perimeterx)|protected and accelerated by)\b/,
      /\bweb application firewall\b|\bblocked by (?:the|our|a|its) (?:site's |security|firewall|web)/,
      /\b(?:because of a|for) security (?:rule|reasons)\b/,
      /\brequest(?:ed url)? was (?:rejected|denied|blocked)\b|\brequest blocked\b/,
      /\bowner of this website\b|\bhas banned\b.*\b(?:access|ip address|country)\b/,
      /\b(?:access to this site|your access) (?:has been|was|is) (?:restricted|denied|blocked)\b/,
    ],
  },
  {
    outcome: "interstitial",
    name: "bot check",
    matches: [
      /\b(?:verify|verifying|confirm|prove|make sure|making sure|check|checking|know)\b[^.]{0,30}\byou(?:'re| are)\b[^.]{0,30}\b(?:human|robot|bot|person|program)\b/,
      /\bsure\b[^.]{0,20}\byou we are dealing with\b/,
      /\b(?:human check|are you human)\b|\bprogram is reading this page\b/,
      /\bautomat(?:ed|ion) tools?\b|\blooks automated\b|\b(?:unusual|suspicious) (?:activity|traffic)\b[^.]{0,30}\b(?:from|network|device)\b/,
      /\b(?:press|hold|activate)\b[^.]{0,10}\b(?:hold|the button)\b|^hold to confirm\b/,
      /\benable (?:js|javascript)\b|\bjavascript must be\b|\bad ?blocker\b/,
      /\bcaptcha\b|\bslide right\b|\bfaster than expected of a human\b/,
      /\b(?:browser|connection|device) is being (?:checked|verified)\b|\bverifying the device\b|\bchecking (?:that )?your browser\b/,
      /\b(?:sie|du)\b[^.]{0,20}\b(?:ein mensch|kein (?:roboter|bot))|\bnicht mit einem roboter\b|\bungewöhnliche aktivität/,
      /\bvous êtes (?:un )?humain\b|\bpas un robot\b|\bque c'est bien vous\b|\bactivité inhabituelle\b|\bglisser vers la droite\b/,
      /\beres (?:un )?humano\b|\bno eres un robot\b|\bactividad inusual\b/,
    ],
  },
  {
    outcome: "interstitial",
    name: "consent",
    matches: [
      /\bwe and (?:our|selected|third|up to)\b[^.]{0,40}\b(?:partners|parties)\b/,
      /\b(?:accept|allow|choose whether you accept|consent to|agree to)\b[^.]{0,40}\b(?:cookies|tracking)\b/,
      /\bcookies?\b[^.]{0,60}\b(?:to continue|to read this|accept|agree|akkoord|acepte|accetta|akzeptieren|zustimmen)/,
      /\bwir und (?:unsere|bis zu)\b[^.]{0,30}\bpartner\b|\beinwilligung in die verarbeitung\b|\bwerbefinanziert\b/,
      /\bnous et nos\b[^.]{0,20}\bpartenaires\b|\bnos \d+ partenaires\b|\bpublicité personnalisée\b/,
      /\bnosotros y nuestros\b[^.]{0,20}\bsocios\b|\bcookies propias y de terceros\b|\bnoi e i nostri fornitori\b/,
      /\bwij(?: en onze partners)? gebruiken\b[^.]{0,20}\bcookies\b/,
    ],
  },
  {
    outcome: "interstitial",
    name: "paywall",
    matches: [
      /\bto (?:keep|continue) reading\b|\bwant to read more\?|\bread on with\b|\bunlock this\b/,
      /\b(?:last|limit of|used your|no more) free articles?\b|\bstart a free trial\b/,
      /\b(?:subscribe|subscription|membership|digital access|abo|abonnement|digital-abo)\b[^.]{0,60}(?:[€£$]|\b\d+ (?:weeks?|months?|wochen|monate?|euro)\b)/,
      /(?:[€£$]|\b(?:weeks?|wochen|euro)\b)[^.]{0,40}\b(?:cancel|kündbar|then|danach|digital access)\b/,
      /\bweiterlesen\b|\bunbegrenzt lesen\b|\babo abschließen\b/,
      /\bréservée? aux abonnés\b|\baccès illimité\b|\bil vous reste \d+ ?%/,
      /\bseguir leyendo\b|\bhazte suscriptor\b|\bcontinuare a leggere\b|\bverder (?:te )?lezen\b/,
    ],
  },
  {
    outcome: "interstitial",
    name: "login",
    matches: [
      /\b(?:log|sign) in with your\b|\benter your (?:credentials|email|password)\b|\bsession has expired\b/,
      /\byou (?:must|need to|have to) be (?:logged|signed) in\b|\bfor registered readers\b/,
      /\bnur für angemeldete\b|\bvous devez être connecté\b|\bdebes iniciar sesión\b/,
    ],
  },
  {
    outcome: "soft-404",
    name: "page not found",
    matches: [
      /\b(?:page|story|article|item|content|link) (?:that )?you (?:wanted|requested|followed|were looking for|are looking for)\b/,
      /\b(?:specified (?:key|bucket) does not exist|nosuch(?:key|bucket))\b/,
      /\b(?:adresse gibt es nicht|seite existiert nicht|cette page n'existe|contenu demandé|página que (?:busca|solicita))\b/,
      /\bhas expired or was withdrawn\b/,
      /\b(?:domain|website)(?: name)?(?: [\w.-]+)? (?:is|may be)(?: listed)? for sale\b|\bbuy this domain\b|\b(?:domain|seite|webpage|page) (?:is |was |has been )?(?:parked|generated by the domain owner)\b/,
      /\bdomain (?:steht zum verkauf|zu verkaufen|est à vendre|está a la venta|está à venda|è in vendita|is te koop|jest na sprzedaż|продаётся|продается)\b/,
    ],
  },
  {
    outcome: "soft-404",
    name: "error page",
    matches: [
      /\b5\d\d\b[:\s–-]+(?:internal|bad gateway|service|gateway|web server|connection|origin|a timeout|ssl|error)/,
      /\bhttp error [45]\d\d\b|\binternal server error\b|\bbad gateway\b|\bgateway time-?out\b|\bservice (?:temporarily )?unavailable\b/,
      /\b(?:web|origin|database|proxy) server (?:is|at|timed|reported|could)\b|\bthe proxy (?:failed|could not)\b|\bfrom the target in time\b/,
      /\b(?:server|site|page) (?:encountered|is temporarily|is under|is undergoing)\b|\bmaintenance mode\b|\bscheduled maintenance\b/,
      /\berror occurred (?:in the application|while (?:processing|rendering))|\brequest could not be processed\b|\bserver could not understand\b/,
      /\bdatabase (?:connection|server|error)\b|\bhosting provider\b|\baccount (?:has been )?suspended\b/,
      /\bcannot be displayed\b|\bcan't be displayed\b|\bcome back (?:in a few|later|soon|shortly)|\bback (?:soon|shortly)\b/,
      /\bserver at \S+ port \d+\b|\bweb server is successfully installed\b|\bdefault (?:welcome )?page\b|\bindex of \//,
      /\bsomething (?:has |'s )?(?:went|gone) wrong\b|\bsorry for the inconvenience\b|\bapologi[sz]e for (?:the|any) inconvenience\b/,
      /\b(?:da|hier|leider) ist etwas schief\s?gelaufen\b|\betwas ist schief\s?gelaufen\b|\bune erreur (?:est survenue|s'est produite)\b/,
      /\b(?:algo (?:ha ido|ha salido|salió|deu) (?:mal|errado)|se ha producido un error|ocorreu um erro|si è verificato un errore|er (?:is|ging) iets (?:mis|fout)(?:gegaan)?)\b/,
      /\bresolve your requested domain\b|\bssl connection to the origin\b|\bflagged as phishing\b/,
    ],
  },
];
