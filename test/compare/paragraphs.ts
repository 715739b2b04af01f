/** Paragraphs with no sentence in common. */
export const wall =
  "The council voted on Tuesday to build a wall along the river, which flooded the old town last spring.";
export const cost =
  "Engineers put the price at 12 million, most of it for the foundations below the market square.";
export const trees =
  "Gardeners asked that the lime trees be spared; a petition gathered four hundred signatures in a week.";
export const ferry =
  "Until the work is done the ferry will land at the northern pier, its operator announced in a letter.";
export const school = "Pupils of the harbour school painted a model of the embankment for the summer fair.";
