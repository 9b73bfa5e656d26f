/** Reviews fold rendered files, and no checkout gives them other line breaks than those that were hashed. */
export function listGitAttributes(name: string): readonly string[] {
  const folders = [
    `kubernetes/workloads/${name}/databases/cloudnative-pg/**`,
    `kubernetes/infrastructure/${name}/databases/cloudnative-pg/ks.yaml`,
    `docs/runbooks/${name}/**`,
  ];
  return folders.map((path) => `${path} linguist-generated text eol=lf`);
}

/** A text with the lines that it does not have yet at its end; undefined where it has them all. */
export function extendLines(text: string, lines: readonly string[]): string | undefined {
  const there = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !there.has(line));
  if (missing.length === 0) return undefined;
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const start = text === "" || text.endsWith("\n") ? text : text + lineBreak;
  return start + missing.map((line) => line + lineBreak).join("");
}
