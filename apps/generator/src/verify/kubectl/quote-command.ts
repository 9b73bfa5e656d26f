const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** A command line as a person would type it into a POSIX shell. */
export function quoteCommand(words: readonly string[]): string {
  return words.map((word) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" ");
}
