/** An element of a parsed page, which keeps what was once found out about it: it is asked many times over. */
import { Element } from "domhandler";
import type { Names } from "./names.ts";

export class PageElement extends Element {
  /** See element-names.ts. */
  names: Names | undefined = undefined;
  labels: Names | undefined = undefined;
}
