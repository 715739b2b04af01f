/** What stands before a date that says what happened on it, in any language stet reads. Regular expression sources. */

/** The article was changed. */
export const changeLabels: readonly string[] = [
  String.raw`(?:up-?dated|last[- ]update|modified|revised|reviewed|edited|amended|fact[- ]checked|refreshed)\b`,
  "aktualisiert|geändert|überarbeitet|letzte änderung|stand\\s*:",
  "mise? à jour|modifié|actualisé|révisé",
  "actualizad[oa]|modificad[oa]|revisad[oa]",
  "aggiornat[oa]|modificato|ultimo aggiornamento",
  "atualizad[oa]|última atualização|modificad[oa]",
  "bijgewerkt|gewijzigd|laatste update",
  "uppdaterad|opdateret|oppdatert|päivitetty|zaktualizowano|aktualizacja|aktualizováno",
  "обновлено|изменено|оновлено|güncelle\\p{L}*",
  "更新|修订|修訂|수정|업데이트|تحديث|تعديل",
];

/** The article was made public. */
export const publicationLabels: readonly string[] = [
  String.raw`(?:published|posted|post(?:ing)? (?:date|time)|publication date|released|issued|first (?:posted|published)|date published)\b`,
  "veröffentlicht|publiziert|erschienen|erstellt",
  "publiée? |paru |mise? en ligne|date de publication",
  "publicad[oa]|pubblicat[oa]|data di pubblicazione",
  "gepubliceerd|geplaatst|publicerad|udgivet|publisert|julkaistu|opublikowano|publikováno",
  "опубликован|опубліковано|yayınlan\\p{L}*|yayın tarihi",
  "发布|發布|发表|公開|掲載|投稿|입력|등록|نشر",
];

/** How a sentence begins that names the day on which the article first came out: all of it up to that day. */
export const firstPublicationBeginnings: readonly string[] = [
  String.raw`(?:this (?:[a-z]+ )?(?:article|story|post|piece|page|report|guide|column|interview|review|recipe|feature|essay|content) (?:was|has been) )?(?:first|originally|initially) (?:published|posted|appeared)(?: \w+){0,5} on`,
  "(?:diese[rs] (?:artikel|beitrag|text|bericht) (?:ist|wurde|erschien) )?(?:zuerst|ursprünglich|erstmals)(?: (?:erschienen|veröffentlicht))? am",
  "(?:cet? (?:article|texte|billet) a été )?(?:initialement|d'abord) publié(?: le)?",
  "(?:est[ea] (?:artículo|artigo|texto|nota|noticia|notícia) (?:fue|se|foi) )?(?:publicad[oa] originalmente|originalmente publicad[oa])(?: el| em)?",
  "(?:questo (?:articolo|testo) è stato )?(?:pubblicato originariamente|originariamente pubblicato)(?: il)?",
  "(?:dit (?:artikel|stuk|bericht) (?:is|werd) )?oorspronkelijk (?:gepubliceerd|verschenen)(?: op)?",
];
