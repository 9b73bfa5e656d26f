/** A name in a statement: quoted, it is never a keyword, and keeps its capitals. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
