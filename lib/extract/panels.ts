/**
 * Panels that a reader's click unfolds: questions and answers, accordions, tabs. What stands in them is text of the
 * page like any other, whether or not the markup shows it before the click.
 */
import { type Element, isTag, isText } from "domhandler";
import { attributeOf, isNamed } from "./element-names.ts";
import { isBlockTag, isSilentTag } from "./elements.ts";

const panelNames =
  /(?:^|-)(?:accordions?|collapse|collapsible|faqs?|tab-?pane|tab-?panel|tab-?content|drawer|expander|expandable|disclosure|toggle-(?:content|body|panel))(?:-|$)/;
const isNamedPanel = isNamed(panelNames);
/** Two steps up stands the entry that names itself: `faq-item` round a question and its answer. */
const nearest = 3;

/** Whether the element, or the entry it is the panel of, is made to be unfolded. */
function isPanel(element: Element): boolean {
  if (isMadePanel(element)) return true;
  let at: Element | null = element;
  for (let steps = 0; steps < nearest && at !== null; steps += 1) {
    if (at.name === "details" || isNamedPanel(at)) return true;
    at = at.parent !== null && isTag(at.parent) ? at.parent : null;
  }
  return false;
}

function isMadePanel(element: Element): boolean {
  const role = attributeOf(element, "role");
  if (role === "tabpanel" || (role === "region" && attributeOf(element, "aria-labelledby") !== undefined))
    return true;
  const id = attributeOf(element, "id");
  return id !== undefined && controlledIds(element).has(id);
}

const controlled = new WeakMap<Element, ReadonlySet<string>>();

/** The ids that controls on the page say they fold and unfold. */
function controlledIds(element: Element): ReadonlySet<string> {
  let root = element;
  while (root.parent !== null && isTag(root.parent)) root = root.parent;
  const known = controlled.get(root);
  if (known !== undefined) return known;
  const ids = new Set<string>();
  const collect = (at: Element): void => {
    const target = attributeOf(at, "aria-controls");
    if (target !== undefined && attributeOf(at, "aria-expanded") !== undefined) ids.add(target);
    for (const child of at.children) if (isTag(child)) collect(child);
  };
  collect(root);
  controlled.set(root, ids);
  return ids;
}

/** Letters; a paragraph or an entry of a list that has as many, not counting links, says something. */
const shortestProse = 60;

/** A hidden panel that holds text to be read; menus, search boxes and shares hold none. */
export const isFoldedText = (element: Element): boolean => isPanel(element) && holdsProse(element);

const headingTags = /^h[2-6]$/;

/** A button that is the title of a panel: it stands in a heading, holds one, or has its panel of prose right after it. */
export function isPanelTitle(button: Element): boolean {
  if (attributeOf(button, "aria-expanded") === undefined) return false;
  const { parent } = button;
  if (parent !== null && isTag(parent) && headingTags.test(parent.name)) return true;
  const panel = nextElement(button) ?? (parent !== null && isTag(parent) ? nextElement(parent) : undefined);
  return holdsHeading(button) || (panel !== undefined && holdsProse(panel));
}

function nextElement(element: Element): Element | undefined {
  let next = element.next;
  while (next !== null && !isTag(next)) next = next.next;
  return next ?? undefined;
}

const holdsHeading = (element: Element): boolean =>
  element.children.some((child) => isTag(child) && (headingTags.test(child.name) || holdsHeading(child)));

const leadsOut: ReadonlySet<string> = new Set(["a", "nav", "form"]);

interface Said {
  /** Whether a block inside is prose. */
  readonly prose: boolean;
  /** Letters outside any block inside. */
  readonly loose: number;
}

const nothing: Said = { prose: false, loose: 0 };
const known = new WeakMap<Element, Said>();

function holdsProse(element: Element): boolean {
  const { prose, loose } = saidIn(element);
  return prose || loose >= shortestProse;
}

/** Kept for each element: however panels nest, each part of the page is looked at once. */
function saidIn(element: Element): Said {
  const found = known.get(element);
  if (found !== undefined) return found;
  let prose = false;
  let loose = 0;
  for (const child of element.children) {
    if (isText(child)) loose += child.data.replace(/\s+/g, " ").trim().length;
    if (!isTag(child) || leadsOut.has(child.name) || isSilentTag(child.name)) continue;
    const said = saidIn(child);
    const isBlock = isBlockTag(child.name);
    prose ||= said.prose || (isBlock && said.loose >= shortestProse);
    loose += isBlock ? 0 : said.loose;
  }
  const said = prose || loose > 0 ? { prose, loose } : nothing;
  known.set(element, said);
  return said;
}
