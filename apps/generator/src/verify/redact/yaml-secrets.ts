import { isOpenKey, type ManifestSecrets } from "./manifest-secrets.ts";

/** `data:` and `stringData:` of a Secret that somebody printed as YAML: the values of their keys, on one line each. */
export function listYamlSecrets(text: string): ManifestSecrets {
  const values = new Set<string>();
  const encoded = new Set<string>();
  if (!text.includes("Secret")) return { values, encoded };
  for (const document of text.split(/^---$/m)) {
    if (!/^\s*(?:- )?kind: ["']?Secret["']?\s*$/m.test(document)) continue;
    let block: { readonly indent: number; readonly form: string } | undefined;
    for (const line of document.split("\n")) {
      const indent = line.length - line.trimStart().length;
      const form = /^\s*(?:- )?(data|stringData):\s*$/.exec(line)?.[1];
      if (form !== undefined) block = { indent, form };
      else if (block !== undefined && line.trim() !== "" && indent <= block.indent) block = undefined;
      const [, key = "", value = ""] = (block && /^\s+([^\s:]+):\s+["']?(.*?)["']?\s*$/.exec(line)) ?? [];
      if (block === undefined || value === "") continue;
      if (block.form === "data") encoded.add(value);
      const meaning = block.form === "data" ? Buffer.from(value, "base64").toString("utf8") : value;
      if (!isOpenKey(key)) values.add(meaning);
    }
  }
  return { values, encoded };
}
