/** The code by which Node names what the system refused, such as `ENOENT` or `ECONNREFUSED`. */

/** Undefined for an error that has none. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
