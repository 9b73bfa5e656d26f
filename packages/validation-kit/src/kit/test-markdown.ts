/** The commands of a page: every line of its `sh` blocks, lines of a here document and of a quoted text left out. */
export function listShellBlocks(page: string): readonly string[] {
  return [...page.matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gm)].map(([, indent = "", text = ""]) =>
    text
      .split("\n")
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
      .join("\n"),
  );
}

/** Words of a command of a shell, without quotes; `|`, `;` and `&&` end it. */
export interface Command {
  readonly line: string;
  readonly words: readonly string[];
}

/** Every call of a program in the shell text, also inside `$(…)`. */
export function listCalls(text: string, program: string): readonly Command[] {
  const calls: Command[] = [];
  for (const line of text.replace(/<<'END'[\s\S]*?^END$/gm, "").split("\n")) {
    for (const { index } of line.matchAll(new RegExp(`(?<=^|[\\s(|])${program}(?= )`, "g"))) {
      calls.push({ line, words: readWords(line.slice(index)) });
    }
  }
  return calls;
}

function readWords(text: string): string[] {
  const words: string[] = [];
  const token = /\s*((?:"(?:\\.|\$\([^)]*\)|[^"\\])*"|'[^']*'|\$\([^)]*\)|[^\s"'|;)<>&])+)|\s*([|;)<>&#])/y;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[1] === undefined) break;
    words.push(match[1].replaceAll(/^["']|["']$/g, ""));
  }
  return words;
}
