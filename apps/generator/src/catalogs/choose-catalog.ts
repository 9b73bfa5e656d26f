import type { Outcome } from "../cli/command.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import { type FindOptions, findCatalogs } from "./find-catalogs.ts";

export type ChosenCatalog =
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly outcome: Outcome };

/** The catalog that is named, or the only one. @param usage the command line without it */
export function chooseCatalog(
  inspector: PathInspector,
  { usage, ...options }: FindOptions & { readonly usage: string },
): ChosenCatalog {
  const { files, problems } = findCatalogs(inspector, options);
  const [file, ...others] = files;
  if (others.length > 0) {
    const misuse = {
      message: `there are several catalogs: ${files.join(", ")}`,
      help: `name one: \`${usage} CATALOG\``,
    };
    return { ok: false, outcome: { problems: [], summary: "", misuse } };
  }
  if (file !== undefined && problems.length === 0) return { ok: true, file };
  return {
    ok: false,
    outcome: { problems: problems.map((problem) => ({ problem })), summary: "nothing was written\n" },
  };
}
