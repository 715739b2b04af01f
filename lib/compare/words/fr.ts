/** French words that decide a label. Lower case; one word each, elided ones with their apostrophe. */
import type { WordLists } from "../lexicon.ts";

export const fr: WordLists = {
  negations:
    "ne n'a n'est n'ont n'était n'avait n'y n'en pas jamais rien aucun aucune personne nul nulle ni non sans guère nullement refuse refusé refusait nie nié dément démenti manque",
  hedges:
    "peut peuvent pourrait pourraient devrait devraient serait seraient aurait auraient semble semblent semblerait peut-être probablement vraisemblablement possiblement éventuellement présumé présumée présumés présumées supposé apparemment soi-disant environ près presque quelque quelques moins plus si potentiel potentielle provisoire",
  attributions:
    "dit disent disait déclaré déclare déclarait affirmé affirme affirment expliqué explique ajouté ajoute annoncé annonce indiqué indique précisé précise assuré assure selon d'après rapporté rapporte confirmé confirme écrit porte-parole source sources témoins témoigné",
  numbers:
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante septante huitante nonante cent cents mille million millions milliard milliards dizaine dizaines douzaine centaine centaines millier milliers demi moitié tiers quart premier première deuxième second seconde troisième double triple pourcent",
  dates:
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche aujourd'hui hier demain",
  light: "le la les une des du de au aux ce cet cette ces qui que dont",
  function:
    "le la les de des du et en un une est que qui dans pour pas sur au par il elle plus avec se son sa ses ont été à a ce",
  spellings: [
    "clé clef",
    "événement évènement",
    "événements évènements",
    "coût cout",
    "coûts couts",
    "août aout",
    "maître maitre",
    "connaître connaitre",
    "apparaître apparaitre",
    "île ile",
    "oignon ognon",
    "règlementaire réglementaire",
  ],
};
