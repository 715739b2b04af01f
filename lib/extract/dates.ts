/** Points in time as pages write them, brought to RFC 3339 where that takes no guess; otherwise left as they stand. */

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** RFC 3339: a date alone, or a point in time with its offset; the page's own words where they say neither. */
export function readTime(text: string): string {
  const stated = text.trim();
  const match = iso.exec(stated) ?? compact.exec(stated);
  if (match !== null) return compose(match) ?? stated;
  return readEpoch(stated) ?? readWords(stated) ?? stated;
}

function compose(match: RegExpExecArray): string | undefined {
  const [, year = "", month = "", day = "", hour, minute, second = "00", zone] = match;
  const date = `${year}-${month}-${day}`;
  if (!isDay(date)) return undefined;
  if (hour === undefined || zone === undefined)
    return hour === undefined ? date : `${date}T${hour}:${minute}:${second}`;
  return `${date}T${hour}:${minute}:${second}${offset(zone)}`;
}

/** JavaScript reads 31 February as 3 March. */
function isDay(date: string): boolean {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function offset(zone: string): string {
  if (/^[a-z]/i.test(zone)) return "Z";
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return digits === "0000" ? "Z" : `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Seconds or milliseconds since 1970, told apart by size: between 2001 and 2286. */
function readEpoch(text: string): string | undefined {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return undefined;
  const time = Number(text) * (text.length === 10 ? 1000 : 1);
  return new Date(time).toISOString();
}

const monthNames: readonly (readonly string[])[] = [
  [
    "january",
    "jan",
    "januar",
    "janvier",
    "janv",
    "enero",
    "ene",
    "gennaio",
    "gen",
    "janeiro",
    "januari",
    "styczeń",
    "stycznia",
    "января",
    "ocak",
  ],
  [
    "february",
    "feb",
    "februar",
    "février",
    "fevrier",
    "févr",
    "febrero",
    "febbraio",
    "fevereiro",
    "fev",
    "februari",
    "lutego",
    "февраля",
    "şubat",
  ],
  ["march", "mar", "märz", "maerz", "mars", "marzo", "março", "marco", "maart", "marca", "марта", "mart"],
  ["april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwietnia", "апреля", "nisan"],
  ["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maja", "мая", "mayıs"],
  ["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "czerwca", "июня", "haziran"],
  ["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "lipca", "июля", "temmuz"],
  ["august", "aug", "août", "aout", "agosto", "ago", "augustus", "sierpnia", "августа", "ağustos"],
  [
    "september",
    "sep",
    "sept",
    "septembre",
    "septiembre",
    "settembre",
    "set",
    "setembro",
    "września",
    "сентября",
    "eylül",
  ],
  [
    "october",
    "oct",
    "oktober",
    "okt",
    "octobre",
    "octubre",
    "ottobre",
    "ott",
    "outubro",
    "out",
    "października",
    "октября",
    "ekim",
  ],
  ["november", "nov", "novembre", "noviembre", "novembro", "listopada", "ноября", "kasım"],
  [
    "december",
    "dec",
    "dezember",
    "dez",
    "décembre",
    "decembre",
    "déc",
    "diciembre",
    "dic",
    "dicembre",
    "dezembro",
    "grudnia",
    "декабря",
    "aralık",
  ],
];
const months = new Map(monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

const dayFirst =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|º|er|\.)?\s+(?:de\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/u;
const monthFirst = /(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const yearFirst = /(?<!\d)(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?!\d)/u;

/** The calendar day named in words or in year-month-day order; never the order that may be either of two. */
export function readWords(text: string): string | undefined {
  const [, day, named, year] = dayFirst.exec(text) ?? [];
  if (day !== undefined && named !== undefined)
    return calendarDay(year, months.get(named.toLowerCase()), day);
  const [, month, dayAfter, yearAfter] = monthFirst.exec(text) ?? [];
  if (month !== undefined) return calendarDay(yearAfter, months.get(month.toLowerCase()), dayAfter);
  const [, yearBefore, monthNumber, lastDay] = yearFirst.exec(text) ?? [];
  return calendarDay(yearBefore, monthNumber === undefined ? undefined : Number(monthNumber), lastDay);
}

/** The text without the calendar days named in it. */
export const withoutDays = (text: string): string =>
  [dayFirst, monthFirst, yearFirst].reduce((rest, pattern) => rest.replace(pattern, " "), text);

function calendarDay(year?: string, month?: number, day?: string): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(date) ? date : undefined;
}
