/** An element of a parsed page, which keeps what was once found out about it: it is asked many times over. */
import { Element } from "domhandler";
import type { Apart } from "./apart.ts";
import type { Names } from "./names.ts";

export class PageElement extends Element {
  /** Its place in reading order, and the place of the first element after all that it holds. */
  order = 0;
  end = 0;
  /** See element-names.ts. */
  names: Names | undefined = undefined;
  labels: Names | undefined = undefined;
  /** See core.ts. */
  apart: Apart | "not apart" | undefined = undefined;
}
