/** Pages broken at random, as networks, templates and attackers break them; the same for the same lots. Test code only. */

/** Draws a number from 0 up to 1. */
type Draw = () => number;
type Mutate = (html: string, draw: Draw) => string;

const upTo = (draw: Draw, most: number): number => Math.floor(draw() * most);
const oneOf = <T>(draw: Draw, list: readonly [T, ...T[]]): T => list[upTo(draw, list.length)] ?? list[0];
const insert = (html: string, at: number, text: string): string => html.slice(0, at) + text + html.slice(at);

function range(html: string, draw: Draw, longest: number): readonly [number, number] {
  const from = upTo(draw, html.length);
  return [from, Math.min(html.length, from + 1 + upTo(draw, longest))];
}

/** Where a tag begins at or after a place drawn by lot, so that what is put there is read as markup. */
function tagPlace(html: string, draw: Draw): number {
  const at = html.indexOf("<", upTo(draw, html.length));
  return at < 0 ? html.length : at;
}

const manyTimes = (draw: Draw, most: number, once: (html: string) => string, html: string): string => {
  let result = html;
  for (let count = 1 + upTo(draw, most); count > 0; count -= 1) result = once(result);
  return result;
};

/** Every way to break a page, by the name that a failure is reported under. */
const mutations: Readonly<Record<string, Mutate>> = {
  cut: (html, draw) => html.slice(0, upTo(draw, html.length)),
  "part doubled": (html, draw) => {
    const [from, to] = range(html, draw, html.length / 2);
    return html.slice(0, to) + html.slice(from);
  },
  "page doubled": (html) => html + html,
  "part lost": (html, draw) => {
    const [from, to] = range(html, draw, html.length / 4);
    return html.slice(0, from) + html.slice(to);
  },
  "part moved": (html, draw) => {
    const [from, to] = range(html, draw, html.length / 4);
    const rest = html.slice(0, from) + html.slice(to);
    return insert(rest, tagPlace(rest, draw), html.slice(from, to));
  },
  nested: (html, draw) => {
    const name = oneOf(draw, ["div", "b", "table", "blockquote", "li", "article", "a", "section"]);
    const depth = 1 + upTo(draw, 300);
    const at = tagPlace(html, draw);
    const end = Math.max(at, tagPlace(html, draw));
    return insert(insert(html, end, `</${name}>`.repeat(depth)), at, `<${name}>`.repeat(depth));
  },
  "nested beyond all bounds": (html, draw) => insert(html, tagPlace(html, draw), "<div>".repeat(20_000)),
  "flood of attributes": (html, draw) => {
    const attributes = Array.from({ length: 1 + upTo(draw, 400) }, (_, index) => ` a${index}="${index}"`);
    return html.replace(/<(?:div|p|body)\b/, (tag) => tag + attributes.join(""));
  },
  "huge attribute": (html, draw) => {
    const name = oneOf(draw, ["class", "style", "id", "href", "datetime"]);
    const word = oneOf(draw, ["x", "a ", "comment-", "display:none;", "-", "&amp;"]);
    return insert(html, tagPlace(html, draw), `<div ${name}="${word.repeat(1 + upTo(draw, 60_000))}">`);
  },
  "bytes flipped": (html, draw) => {
    const bytes = Buffer.from(html);
    for (let count = 1 + upTo(draw, 60); count > 0; count -= 1) {
      const at = upTo(draw, bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << upTo(draw, 8));
    }
    return bytes.toString("utf8");
  },
  "end tags lost": (html, draw) => {
    const share = draw() * 0.5;
    return html.replace(/<\/(?:div|p|article|section|ul|li|span|a|table)>/g, (tag) =>
      draw() < share ? "" : tag,
    );
  },
  "end tags too many": (html, draw) =>
    manyTimes(
      draw,
      80,
      (page) =>
        insert(
          page,
          tagPlace(page, draw),
          oneOf(draw, ["</div>", "</p>", "</article>", "</body>", "</html>", "</main>"]),
        ),
      html,
    ),
  entities: (html, draw) =>
    manyTimes(
      draw,
      60,
      (page) =>
        insert(
          page,
          upTo(draw, page.length),
          oneOf(draw, [
            "&#0;",
            "&amp",
            "&#x110000;",
            "&nbsp;",
            "&#8203;",
            "&lt;p&gt;",
            "&#xD800;",
            "&;",
            "&notit;",
          ]),
        ),
      html,
    ),
  "null bytes": (html, draw) =>
    manyTimes(draw, 60, (page) => insert(page, upTo(draw, page.length), "\0"), html),
  "left open": (html, draw) =>
    insert(
      html,
      tagPlace(html, draw),
      oneOf(draw, ["<!--", "<script>", "<style>", "<title>", '<a href="', "<textarea>", "<svg>", "<!["]),
    ),
  "one name for all": (html, draw) => {
    const name = oneOf(draw, [
      "related",
      "caption",
      "standfirst",
      "hidden",
      "comment",
      "live-entry",
      "slide",
    ]);
    const share = draw() * 0.2;
    return html.replace(/class="[^"]{0,200}"/g, (given) => (draw() < share ? `class="${name}"` : given));
  },
  "other tags": (html, draw) => {
    const to = oneOf(draw, ["li", "figure", "h1", "blockquote", "td", "time", "address", "span"]);
    const share = draw() * 0.3;
    return html.replace(/<(\/?)p\b/g, (tag, slash: string) => (draw() < share ? `<${slash}${to}` : tag));
  },
};

export interface MutatedPage {
  readonly html: string;
  /** What was done, in order. */
  readonly names: readonly string[];
}

/** More at once leaves little of the page to be read. */
const mostAtOnce = 3;
/** Characters; doubling again and again would measure the machine. */
const longestPage = 6_000_000;

/** One to three mutations of a page, drawn by lot. */
export function mutatedPage(html: string, draw: Draw): MutatedPage {
  const all = Object.entries(mutations);
  const names: string[] = [];
  let page = html;
  for (let count = 1 + upTo(draw, mostAtOnce); count > 0 && page.length < longestPage; count -= 1) {
    const [name, mutate] = all[upTo(draw, all.length)] ?? ["none", (same: string) => same];
    page = mutate(page, draw);
    names.push(name);
  }
  return { html: page, names };
}
