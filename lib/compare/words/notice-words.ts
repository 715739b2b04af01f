/** Words that any note of a publisher may hold, whatever it speaks of. Lower case; one word each. */
export const noticeWords =
  // English
  "article story report piece item column version versions earlier previous previously original originally initial initially correction corrected corrects clarification clarified clarifies update updated updates amended amend edited editor editors editor's note error mistake wrong wrongly incorrect incorrectly inaccurate inaccurately misstated misspelled misidentified misquoted stated states said published publication headline paragraph text sentence caption photo image changed change reflect reflects remove removed include includes added make clear also this that these those with from which were have been when where because " +
  // German
  "artikel beitrag text fassung version früheren frühere ursprünglich ursprüngliche korrektur korrigiert berichtigt berichtigung anmerkung hinweis redaktion fehler falsch fälschlich irrtümlich hieß stand wurde wurden haben hatte aktualisiert geändert ergänzt überschrift absatz zunächst diese dieser dieses einer eines " +
  // French
  "article texte version précédente antérieure initiale initialement correction corrigé corrigée erreur erronée erronément rectificatif précision note rédaction modifié modifiée mise jour titre paragraphe indiquait indiqué cette dans avec était avait avons publié publiée " +
  // Spanish
  "artículo texto versión anterior original inicial inicialmente corrección corregido corregida error errónea erróneamente rectificación aclaración nota redacción editor modificado actualizado actualizada actualización titular párrafo decía indicaba este esta estos había hemos publicado publicada";
