/** What one language calls the things that stand round an article. Each entry is matched without regard to case. */
export interface Words {
  /** BCP 47. */
  readonly language: string;
  /** Labels over other articles, adverts, forms: the whole line, a closing colon apart. Regular expression sources. */
  readonly asideLabels: readonly string[];
  /** Labels over the list of an article's own sections. As above. */
  readonly contentsLabels: readonly string[];
  /** Labels over what follows an article: its author, its company, comments. As above. */
  readonly closingLabels: readonly string[];
  /** Beginnings of a line that points to another article or calls for an action. */
  readonly pointers: readonly string[];
  /** What a page says of itself and of its readers' mailboxes: a whole sentence that points or calls has one of these. */
  readonly calls: readonly string[];
  /** Whole lines that are furniture. */
  readonly furniture: readonly string[];
  /** How often the page was read, heard, liked, and how often it may be: the whole line. */
  readonly counters: readonly string[];
  /** Labels over an advert: the whole line. As furniture. */
  readonly adverts: readonly string[];
  /** Beginnings of contact and imprint lines. */
  readonly contacts: readonly string[];
  /** What stands before an author's name. */
  readonly by: readonly string[];
  /** What follows an author's name, a space apart, in a line or two on who that is. */
  readonly biographies: readonly string[];
  /** What stands before a date to say that the article was published or changed then. */
  readonly published: readonly string[];
  readonly notices: {
    readonly correction: readonly string[];
    readonly clarification: readonly string[];
    readonly "editors-note": readonly string[];
    readonly update: readonly string[];
  };
  /** Words of a time told from now, which says nothing that lasts: "5 minutes ago". */
  readonly relativeTimes: readonly string[];
}
