/** Portuguese words that decide a label. Lower case; one word each. */
import type { WordLists } from "../lexicon.ts";

export const pt: WordLists = {
  negations:
    "não nunca jamais nada ninguém nenhum nenhuma nem tampouco sem nega negou negaram desmente desmentiu recusa recusou rejeita rejeitou falta falha falhou",
  hedges:
    "pode podem poderá poderão poderia poderiam deve devem deveria deveriam seria seriam teria teriam parece parecem talvez provavelmente possivelmente suposto suposta supostos supostas supostamente alegado alegada alegadamente aparentemente suspeito suspeita cerca quase aproximadamente menos mais até se possível possíveis provisório",
  attributions:
    "disse diz dizem disseram afirmou afirma afirmaram declarou declara declararam explicou explica acrescentou acrescenta anunciou anuncia indicou informou informaram confirmou confirma escreveu segundo porta-voz fonte fontes testemunhas",
  numbers:
    "zero um uma dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze dezesseis dezasseis dezessete dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem cento centenas duzentos quinhentos mil milhares milhão milhões bilhão bilhões dúzia dezenas meio meia metade terço quarto primeiro primeira terceiro terceira dobro triplo",
  dates:
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo hoje ontem amanhã",
  light: "o a os as do da dos das ao no na este esta esse essa que",
  function:
    "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou foi são",
  spellings: [
    "facto fato",
    "acção ação",
    "óptimo ótimo",
    "económico econômico",
    "catorze quatorze",
    "registo registro",
  ],
};
