/** Writes settings into the text of a ConfigMap; comments, order and everything else stay as they are. */
export async function addSettings(text: string, settings: ReadonlyMap<string, string>): Promise<string> {
  if (text.includes("\r\n")) {
    const added = await addSettings(text.replaceAll("\r\n", "\n"), settings);
    return added.replaceAll("\n", "\r\n");
  }
  // The full parser is loaded for this one command only: rendering must not pay for it.
  const { parseDocument } = await import("yaml");
  const document = parseDocument(text, { keepSourceTokens: true });
  if (document.errors.length > 0) throw new Error("addSettings needs valid YAML: read the settings first");
  const data = document.get("data");
  const lines = [...settings].map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const range = (data as { range?: readonly [number, number, number] } | undefined)?.range;
  const items = (data as { items?: { key: { range?: readonly [number, number, number] } }[] } | undefined)?.items ?? [];
  const first = items[0]?.key.range?.[0];
  if (range === undefined || first === undefined) return appendData(text, lines);
  const lineStart = text.lastIndexOf("\n", first - 1) + 1;
  const indent = text.slice(lineStart, first);
  // The mapping's own range ends behind its last value; comments that follow it stay behind the new lines.
  const before = text.slice(0, range[1]).trimEnd();
  const rest = text.slice(before.length);
  const lineEnd = rest.indexOf("\n");
  const trailing = lineEnd < 0 ? rest : rest.slice(0, lineEnd);
  const after = lineEnd < 0 ? "\n" : rest.slice(lineEnd);
  return `${before}${trailing}\n${lines.map((line) => indent + line).join("\n")}${after}`;
}

/** A ConfigMap whose `data` is missing or empty. */
function appendData(text: string, lines: readonly string[]): string {
  const without = text.replace(/^data:[ \t]*(?:\{\s*\}|null|~)?[ \t]*(#.*)?$\n?/m, "");
  return `${without.trimEnd()}\ndata:\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
}
