import { placeCatalog, planStart } from "@tenantry/tenant-model";
import { findCatalogs } from "../catalogs/find-catalogs.ts";
import { compileText } from "../catalogs/load-catalog.ts";
import type { CommandContext, Outcome } from "../cli/command.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { readText } from "../disk/read-text.ts";
import { askStart } from "../editing/ask-start.ts";
import { refuseEdits, writeEdits } from "../editing/write-edits.ts";

/** Writes a first catalog, a workflow and .gitattributes; what is there stays. */
export async function init(context: CommandContext): Promise<Outcome> {
  const { root, told = new Map(), toolVersion } = context;
  const inspector = new PathInspector(root);
  const present = findCatalogs(inspector, { named: [], workingFolder: root }).files;
  const asked = await askStart(told, present);
  if (!asked.ok) return { problems: [], summary: "", misuse: { message: asked.message, help: asked.help } };
  const { answers } = asked;

  const unreadable = new Map<string, Outcome>();
  const read = (path: string) => {
    const text = readText(inspector, path);
    if (text.kind === "refused") unreadable.set(path, refuseEdits([text.problem]));
    return text.kind === "text" ? text.text : undefined;
  };
  const plan = planStart(answers, { read, toolVersion });
  const [blocked] = unreadable.values();
  if (blocked !== undefined) return blocked;
  const left = plan.left.map((path) => `left alone ${path}`);
  if (plan.edits.length === 0) return { problems: [], summary: `${left.join("\n")}\n`, data: { edits: [] } };

  const file = placeCatalog(answers.name);
  const catalog = plan.edits.find(({ path }) => path === file);
  const compilation = catalog && (await compileText(inspector, { file, text: catalog.after ?? "" }, context));
  if (compilation?.ok === false) return refuseEdits(compilation.problems, catalog);
  return writeEdits(inspector, plan.edits, {
    mode: told.has("dry-run") ? "dry-run" : "write",
    lines: [
      ...left,
      ...plan.notes.map((note) => `next       ${note}`),
      "next       tenantry render, and commit all of it; tenantry tenant add NAME for the next application",
    ],
    warnings: compilation?.compiled.problems ?? [],
  });
}
