/** What a call came to, for scripts: the same numbers as diff(1) where it compares. */
export const exitCode = {
  done: 0,
  /** Of `diff` and `compare` alone. */
  different: 1,
  /** Of `verify` alone. */
  altered: 1,
  /** A person must put something right first: the line typed, the configuration, a name that is not there. */
  usage: 2,
  failed: 3,
  /** Of `verify` alone: something that is named is not there. */
  incomplete: 4,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
