/** The honest name stet gives on the web: what it is, and whom to write to. */
import { UsageError } from "../article/errors.ts";

/** An e-mail address or an http(s) URL, in characters that a header may hold. */
const contactPattern = /^(?:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}|https?:\/\/[\x21-\x7e]+)$/;
const contactLimit = 200;

/** Throws a UsageError that names what was given and what is wanted. */
export function parseContact(contact: string): string {
  if (contactPattern.test(contact) && contact.length <= contactLimit) return contact;
  throw new UsageError(
    `"${contact}" is no contact: give an e-mail address or a web page where a site's owner reaches you`,
  );
}

/** Hosts reserved for documentation (RFC 2606): nobody is reached there. */
const placeholder = /(?:@|\/\/|\.)example\.(?:com|net|org)(?:[:/?#]|$)/i;

/** The address of an example, copied as it stands. */
export const isPlaceholder = (contact: string): boolean => placeholder.test(contact);

/** `stet/1.0.0 (+desk@example.org)`; without a contact only where no one else is called (loopback). */
export function userAgentOf(
  tool: { readonly name: string; readonly version: string },
  contact?: string,
): string {
  return `${tool.name}/${tool.version}${contact === undefined ? "" : ` (+${contact})`}`;
}
