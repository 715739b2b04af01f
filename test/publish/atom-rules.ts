/**
 * RFC 4287 as rules over a parsed feed: its schema (which elements, how often, with which attributes and values) and
 * what its text adds with MUST. Held against the cases of others in feed.test.ts, where they are at hand.
 */
import { parseDocument } from "htmlparser2";

const atom = "http://www.w3.org/2005/Atom";

interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly elements: readonly XmlElement[];
  readonly text: string;
}

type ParsedNode = ReturnType<typeof parseDocument>["children"][number];

function elementOf(node: ParsedNode): XmlElement | undefined {
  if (!("attribs" in node)) return undefined;
  const elements = node.children.map(elementOf).filter((one) => one !== undefined);
  const text = node.children
    .map((child) => ("data" in child && child.type === "text" ? child.data : ""))
    .join("");
  const cdata = node.children.flatMap((child) =>
    child.type === "cdata" ? child.children.map((inner) => ("data" in inner ? inner.data : "")) : [],
  );
  return { name: node.name, attributes: node.attribs, elements, text: text + cdata.join("") };
}

type Rule = (value: XmlElement, tell: (problem: string) => void) => void;

const scheme = /^[a-z][a-z0-9+.-]*:/i;
const iri = /^[^\s<>"{}|\\^`]*$/;
/** RFC 4151 §2.1. */
const tagUri =
  /^tag:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|[\w.%+-]+@[a-z0-9.-]+),\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?:[\w.~!$&'()*+,;=:@%/?-]*$/i;
const urn = /^urn:[a-z0-9][a-z0-9-]{1,31}:\S+$/i;
const dateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;\s*[\w-]+=(?:[\w.+-]+|"[^"]*"))*$/;
const languageTag = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i;
const emailAddress = /^[^\s@<>]+@[^\s@<>]+$/;

const idRule: Rule = ({ text, elements }, tell) => {
  if (elements.length > 0) tell("id has elements");
  if (!scheme.test(text) || !iri.test(text)) tell(`id is no absolute IRI: ${text}`);
  if (/^tag:/i.test(text) && !tagUri.test(text)) tell(`id is no tag URI: ${text}`);
  if (/^urn:/i.test(text) && !urn.test(text)) tell(`id is no URN: ${text}`);
};
const uriRule: Rule = ({ name, text }, tell) => {
  if (!iri.test(text) || text === "") tell(`${name} is no IRI reference`);
};
const dateRule: Rule = ({ name, text }, tell) => {
  const [day = ""] = text.split("T");
  if (!dateTime.test(text) || !isDay(day)) tell(`${name} is no RFC 3339 date: ${text}`);
};
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
const textRule: Rule = ({ name, attributes, elements }, tell) => {
  const type = attributes["type"] ?? "text";
  if (!["text", "html", "xhtml"].includes(type)) tell(`${name} has the type ${type}`);
  if (type === "xhtml" ? elements.length !== 1 : elements.length > 0)
    tell(`${name} of type ${type} has elements`);
};
const contentRule: Rule = ({ attributes, elements, text }, tell) => {
  const { type = "text", src } = attributes;
  if (src !== undefined) {
    if (text.trim() !== "" || elements.length > 0) tell("content with src is not empty");
    if (attributes["type"] !== undefined && ["text", "html", "xhtml"].includes(type))
      tell("content with src needs a media type");
  }
  if (["text", "html"].includes(type) && elements.length > 0) tell("content of text has elements");
  if (type === "xhtml" && elements.length !== 1) tell("content of xhtml needs one div");
  if (
    !["text", "html", "xhtml"].includes(type) &&
    (!mediaType.test(type) || /^(?:multipart|message)\//.test(type))
  )
    tell(`content has the type ${type}`);
};
const linkRule: Rule = ({ attributes }, tell) => {
  const { href, rel, type, hreflang, length } = attributes;
  if (href === undefined || !iri.test(href)) tell("link has no href that is an IRI");
  if (rel !== undefined && (rel === "" || (!/^[a-z][a-z0-9.-]*$/i.test(rel) && !scheme.test(rel))))
    tell(`link has the rel ${rel}`);
  if (type !== undefined && !mediaType.test(type)) tell(`link has the type ${type}`);
  if (hreflang !== undefined && !languageTag.test(hreflang)) tell(`link has the hreflang ${hreflang}`);
  if (length !== undefined && !/^\d+$/.test(length)) tell(`link has the length ${length}`);
};
const categoryRule: Rule = ({ attributes: { term, scheme: of } }, tell) => {
  if (term === undefined) tell("category has no term");
  if (of !== undefined && !scheme.test(of)) tell("category has a scheme that is no IRI");
};
const personRule: Rule = (person, tell) => {
  checkChildren(person, { name: [1, 1], uri: [0, 1], email: [0, 1] }, tell);
  for (const { name, text, elements } of person.elements) {
    if (elements.length > 0) tell(`${name} of a person has elements`);
    if (name === "name" && text.trim() === "") tell("a person has no name");
    if (name === "email" && !emailAddress.test(text)) tell(`email is none: ${text}`);
    if (name === "uri" && (!iri.test(text) || text === "")) tell("uri of a person is no IRI");
  }
};
const generatorRule: Rule = ({ attributes: { uri }, text }, tell) => {
  if (uri !== undefined && !iri.test(uri)) tell("generator has a uri that is none");
  if (text.trim() === "") tell("generator is not named");
};

const rules: Readonly<Record<string, Rule>> = {
  id: idRule,
  icon: uriRule,
  logo: uriRule,
  updated: dateRule,
  published: dateRule,
  title: textRule,
  subtitle: textRule,
  rights: textRule,
  summary: textRule,
  content: contentRule,
  link: linkRule,
  category: categoryRule,
  author: personRule,
  contributor: personRule,
  generator: generatorRule,
};

type Counts = Readonly<Record<string, readonly [number, number]>>;
const many = Number.POSITIVE_INFINITY;

const common: Counts = {
  id: [1, 1],
  title: [1, 1],
  updated: [1, 1],
  rights: [0, 1],
  author: [0, many],
  contributor: [0, many],
  category: [0, many],
  link: [0, many],
};
const ofFeed: Counts = {
  ...common,
  subtitle: [0, 1],
  generator: [0, 1],
  icon: [0, 1],
  logo: [0, 1],
  entry: [0, many],
};
const ofEntry: Counts = { ...common, published: [0, 1], summary: [0, 1], content: [0, 1], source: [0, 1] };

function checkChildren(
  { name, elements }: XmlElement,
  counts: Counts,
  tell: (problem: string) => void,
): void {
  const own = elements.filter((one) => !one.name.includes(":"));
  for (const child of own) if (!(child.name in counts)) tell(`${child.name} stands in ${name}`);
  for (const [child, [least, most]] of Object.entries(counts)) {
    const count = own.filter((one) => one.name === child).length;
    if (count < least || count > most) tell(`${name} has ${count} times ${child}`);
  }
}

/** What is wrong with a feed; none where it is valid. Of prefixed elements nothing is said: they are not Atom's. */
export function atomProblems(xml: string): string[] {
  const problems: string[] = [];
  const tell = (problem: string): void => void problems.push(problem);
  const document = parseDocument(xml, { xmlMode: true, decodeEntities: true });
  const [root] = document.children.map(elementOf).filter((one) => one !== undefined);
  if (root === undefined || root.name !== "feed" || root.attributes["xmlns"] !== atom)
    return ["the root is no feed of Atom"];
  checkChildren(root, ofFeed, tell);
  checkValues(root, tell);
  const entries = root.elements.filter(({ name }) => name === "entry");
  const authored = root.elements.some(({ name }) => name === "author");
  for (const entry of entries) checkEntry(entry, authored, tell);
  if (!authored && entries.length === 0) tell("neither the feed nor all entries have an author");
  const versions = entries.map((entry) => `${textOf(entry, "id")} ${textOf(entry, "updated")}`);
  if (new Set(versions).size < versions.length) tell("two entries have one id and one time");
  return problems;
}

const textOf = ({ elements }: XmlElement, child: string): string =>
  elements.find(({ name }) => name === child)?.text ?? "";

function checkValues(parent: XmlElement, tell: (problem: string) => void): void {
  for (const child of parent.elements) rules[child.name]?.(child, tell);
  const alternates = parent.elements.filter(
    ({ name, attributes: { rel = "alternate" } }) => name === "link" && rel === "alternate",
  );
  const keys = alternates.map(({ attributes: { type = "", hreflang = "" } }) => `${type} ${hreflang}`);
  if (new Set(keys).size < keys.length) tell("two alternates have one type and language");
}

function checkEntry(entry: XmlElement, authored: boolean, tell: (problem: string) => void): void {
  checkChildren(entry, ofEntry, tell);
  checkValues(entry, tell);
  const has = (child: string): boolean => entry.elements.some(({ name }) => name === child);
  const source = entry.elements.find(({ name }) => name === "source");
  if (!authored && !has("author") && source?.elements.some(({ name }) => name === "author") !== true)
    tell("entry has no author");
  const alternate = entry.elements.some(
    ({ name, attributes: { rel = "alternate" } }) => name === "link" && rel === "alternate",
  );
  if (!has("content") && !alternate) tell("entry has neither content nor an alternate");
  const content = entry.elements.find(({ name }) => name === "content");
  if (content?.attributes["src"] !== undefined && !has("summary"))
    tell("content from elsewhere needs a summary");
}
