import { findCatalogs } from "../catalogs/find-catalogs.ts";
import { loadCatalog } from "../catalogs/load-catalog.ts";
import type { CommandContext, Outcome } from "../cli/command.ts";
import { printObjects } from "../compile-catalog.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { replaceFile } from "../disk/replace-file.ts";

/** Prints the objects of one catalog as Flux would apply them, or its Flux Kustomizations; writes nothing. */
export async function build(context: CommandContext): Promise<Outcome> {
  const inspector = new PathInspector(context.root);
  const found = findCatalogs(inspector, { named: context.catalogs, workingFolder: context.workingFolder });
  const [file] = found.files;
  if (file === undefined) return { problems: found.problems.map((problem) => ({ problem })), summary: "" };
  const compilation = await loadCatalog(inspector, file, context);
  if (!compilation.ok) return { problems: compilation.problems.map((problem) => ({ problem })), summary: "" };
  const { compiled } = compilation;
  const problems = compiled.problems.map((problem) => ({ problem }));
  const objects = context.product === "flux-kustomization" ? compiled.listFluxKustomizations() : compiled.listObjects();
  const text = printObjects(objects);
  if (context.output === undefined) return { problems, summary: "", product: { text, objects } };
  const failure = replaceFile(context.root, context.output, text);
  if (failure !== undefined) return { problems: [...problems, { problem: failure }], summary: "" };
  return { problems, summary: `${compiled.name}: ${objects.length} objects in ${context.output}\n` };
}
