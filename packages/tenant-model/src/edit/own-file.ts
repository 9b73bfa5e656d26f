import type { ParsedCatalog } from "../read-catalog.ts";
import type { CatalogEdit, CatalogText, FileEdit } from "./catalog-edit.ts";
import { type Entry, printBlock } from "./print-entry.ts";

export type OwnFile =
  | { readonly kind: "file"; readonly edit: FileEdit }
  | { readonly kind: "list" }
  | Extract<CatalogEdit, { kind: "refused" }>;

/**
 * The file of a new tenant, where all the others have files of their own and a pattern of `include` takes one more; it looks
 * like theirs.
 */
export function placeOwnFile({ file }: CatalogText, { config, source }: ParsedCatalog, entry: Entry): OwnFile {
  const { include, tenants } = config.spec;
  const sibling = source.included.at(-1);
  const pattern = include.find((candidate) => candidate.includes("*"));
  const areElsewhere = source.included.reduce((sum, { count }) => sum + count, 0) === tenants.length;
  if (sibling === undefined || pattern === undefined || !areElsewhere) return { kind: "list" };
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const path = folder + pattern.replace("*", String(entry["name"]));
  // Some disks take `Shop.yaml` and `shop.yaml` for one file.
  const taken = source.included.find((other) => other.file.toLowerCase() === path.toLowerCase());
  if (taken !== undefined) {
    const message = `the tenant would go to ${path}, where another one stands`;
    const problem = { rule: "edit", severity: "error", message, help: "rename that file after its tenant" } as const;
    return { kind: "refused", problems: [{ ...problem, file: taken.file, line: 1, column: 1, path: "" }] };
  }
  const [head = ""] = sibling.text.split(/\r?\n/, 1);
  const editorLine = /^# yaml-language-server:/.test(head) ? [head] : [];
  const lines = [...editorLine, ...printBlock(entry, 0, { step: 2, dash: 2 })];
  const lineBreak = sibling.text.includes("\r\n") ? "\r\n" : "\n";
  return { kind: "file", edit: { path, before: undefined, after: lines.map((line) => line + lineBreak).join("") } };
}
