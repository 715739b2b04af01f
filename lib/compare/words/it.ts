/** Italian words that decide a label. Lower case; one word each. */
import type { WordLists } from "../lexicon.ts";

export const it: WordLists = {
  negations:
    "non no mai nessuno nessuna nessun niente nulla né neppure neanche nemmeno senza nega negato negano smentisce smentito smentiscono rifiuta rifiutato manca fallito",
  hedges:
    "può possono potrebbe potrebbero dovrebbe dovrebbero sarebbe sarebbero avrebbe avrebbero sembra sembrano forse probabilmente possibilmente presunto presunta presunti presunte presumibilmente apparentemente sospetto circa quasi almeno meno più fino oltre se possibile possibili provvisorio",
  attributions:
    "detto dice dicono disse affermato afferma affermano dichiarato dichiara spiegato spiega aggiunto aggiunge annunciato annuncia confermato conferma confermano riferito riferisce scritto secondo portavoce fonte fonti testimoni",
  numbers:
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento centinaia mille mila migliaia milione milioni miliardo miliardi dozzina decine mezzo mezza metà terzo quarto primo prima doppio triplo",
  dates:
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri domani",
  light: "il lo la i gli le un una un' del della dei delle al alla che quale questo questa",
  function:
    "di e il la che in a per un del con non una è i le da si della al sono dei nel alla come più anche ha gli lo",
  spellings: ["perchè perché", "poichè poiché", "finchè finché", "nè né", "sè sé", "qual'è qual è"],
};
