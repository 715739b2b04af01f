/** German words that decide a label. Lower case; one word each. */
import type { WordLists } from "../lexicon.ts";

export const de: WordLists = {
  negations:
    "nicht nichts nie niemals niemand niemanden niemandem nirgends nirgendwo kein keine keinen keinem keiner keines keinerlei ohne weder noch kaum nein bestreitet bestritt bestritten dementiert dementierte verweigert verweigerte fehlt fehlte",
  hedges:
    "kann könnte können könnten dürfte dürften soll sollen sollte sollten mag möglicherweise vielleicht wahrscheinlich vermutlich wohl angeblich mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher offenbar anscheinend scheinbar scheint etwa rund ungefähr fast beinahe knapp mindestens höchstens bis über unter mehr weniger ob falls wenn unbestätigt vorläufig vorläufige würde würden",
  attributions:
    "sagte sagt sagten sagen erklärte erklärt erklärten teilte mitteilte mitgeteilt betonte betont behauptete behauptet berichtete berichtet berichteten laut zufolge nach angaben hieß schrieb schreibt sprecher sprecherin quellen zeugen meldete meldeten bestätigte bestätigten kündigte",
  numbers:
    "null ein eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert hunderte tausend tausende million millionen milliarde milliarden billion billionen dutzend dutzende halb hälfte drittel viertel erste ersten zweite zweiten dritte dritten einmal zweimal dreimal doppelt prozent",
  dates:
    "januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute gestern morgen",
  light: "der die das den dem des einen einem einer eines eine dieser diese dieses welcher welche welches",
  function:
    "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei",
  spellings: [
    "dass daß",
    "muss muß",
    "müssen müßen",
    "schloss schloß",
    "fluss fluß",
    "prozess prozeß",
    "straße strasse",
    "selbstständig selbständig",
    "aufwendig aufwändig",
    "potenzial potential",
    "kongress kongreß",
    "anlass anlaß",
    "wusste wußte",
    "gewiss gewiß",
    "albtraum alptraum",
  ],
};
