import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A line of a file that a problem points at; undefined where it cannot be read. */
export type ReadLine = (file: string, line: number) => string | undefined;

/**
 * Reads lines of files below a root, each file once.
 * @param texts of what is no file, such as standard input
 */
export function createLineReader(root: string, texts: ReadonlyMap<string, string> = new Map()): ReadLine {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines = files.get(file) ?? (texts.get(file) ?? readText(join(root, file))).split(/\r\n|[\n\r]/);
    files.set(file, lines);
    return lines[line - 1];
  };
}

/** What a problem says stands without its line: the file may be the problem. */
function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
