/** The months as pages name them in a date, January first: full and short, in the case that stands beside a day. */
const names: readonly string[] = [
  "january jan januar janvier janv enero ene gennaio gen janeiro januari styczeń stycznia января січня ocak ledna ianuarie január ιανουαρίου tammikuuta يناير",
  "february feb februar février fevrier févr fév febrero febbraio fevereiro fev februari lutego февраля лютого şubat února februarie február φεβρουαρίου helmikuuta فبراير",
  "march mar märz maerz mrz mars marzo março marco maart mrt marca марта березня mart března martie március μαρτίου maaliskuuta مارس",
  "april apr avril avr abril abr aprile aprilie kwietnia апреля квітня nisan dubna április απριλίου huhtikuuta أبريل ابريل",
  "may mai mayo maggio mag maio mei maj maja мая травня mayıs května május μαΐου toukokuuta مايو",
  "june jun juni juin junio giugno giu junho czerwca июня червня haziran června iunie június ιουνίου kesäkuuta يونيو يونيه",
  "july jul juli juillet juil julio luglio lug julho lipca июля липня temmuz července iulie július ιουλίου heinäkuuta يوليو يوليه",
  "august aug août aout agosto ago augustus augusti sierpnia августа серпня ağustos srpna augusztus αυγούστου elokuuta أغسطس اغسطس",
  "september sep sept septembre septiembre settembre set setembro września сентября вересня eylül září septembrie szeptember σεπτεμβρίου syyskuuta سبتمبر",
  "october oct oktober okt octobre octubre ottobre ott outubro out października октября жовтня ekim října octombrie október οκτωβρίου lokakuuta أكتوبر اكتوبر",
  "november nov novembre noviembre novembro listopada ноября листопада kasım listopadu noiembrie νοεμβρίου marraskuuta نوفمبر",
  "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember grudnia декабря грудня aralık prosince decembrie δεκεμβρίου joulukuuta ديسمبر",
];

/** Number of the month by its name in lower case. */
export const months: ReadonlyMap<string, number> = new Map(
  names.flatMap((line, index) => line.split(" ").map((name) => [name, index + 1] as const)),
);
