/** Spanish words that decide a label. Lower case; one word each. */
import type { WordLists } from "../lexicon.ts";

export const es: WordLists = {
  negations:
    "no nunca jamás nada nadie ningún ninguno ninguna ningunos ningunas ni tampoco sin niega negó negado niegan desmiente desmintió rechaza rechazó falta carece apenas",
  hedges:
    "puede pueden podría podrían debería deberían sería serían habría habrían parece parecen quizá quizás acaso probablemente posiblemente presunto presunta presuntos presuntas presuntamente supuesto supuesta supuestamente aparentemente unos unas cerca casi aproximadamente alrededor menos más hasta si posible posibles potencial provisional",
  attributions:
    "dijo dice dicen dijeron afirmó afirma afirmaron declaró declara declararon aseguró asegura explicó explica añadió añade anunció anuncia indicó indica señaló señala según informó informaron confirmó confirma escribió portavoz fuente fuentes testigos",
  numbers:
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos doscientos quinientos mil miles millón millones billón billones docena docenas medio media mitad tercio cuarto primer primero primera segundo segunda tercer tercero tercera doble triple",
  dates:
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo hoy ayer mañana",
  light: "el la los las un una lo al del de este esta estos estas ese esa que cual",
  function:
    "el la los las de del y en un una es que por para con se su sus al lo como más pero fue ha han está entre sobre a",
  spellings: [
    "septiembre setiembre",
    "solo sólo",
    "guion guión",
    "este éste",
    "esta ésta",
    "oscuro obscuro",
    "sustancia substancia",
    "sicología psicología",
  ],
};
