import { isJsonObject, type JsonObject, readYaml, sameJson } from "@tenantry/flux-postbuild";
import { indentItem, isOwnConfig, type ListedItem, type ResourceList } from "@tenantry/krm-function/resource-list";
import type { Problem } from "@tenantry/tenant-model";
import { compileText } from "../catalogs/load-catalog.ts";
import type { CommandContext } from "../cli/command.ts";
import type { CompiledCatalog } from "../compile-catalog.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { type ConfigFolder, findConfig } from "./config-file.ts";
import { type Answer, reportProblem } from "./finding.ts";

/** Adds what the catalog renders to the items: the objects that Flux would build, as they stand in the rendered files. */
export async function runCatalog(list: ResourceList, context: CommandContext): Promise<Answer<ListedItem>> {
  const { root, workingFolder, toolVersion, today } = context;
  const inspector = new PathInspector(root);
  const { config, file, folder } = await findConfig(list.functionConfig, { inspector, workingFolder });
  const lost = folder.known ? [] : refuseRelative(config, folder);
  if (lost.length > 0) return { items: list.items, findings: lost.map(reportProblem), notes: "" };
  const unnamed = folder.known && folder.path !== "" ? `${folder.path}/functionConfig` : "functionConfig";
  const source =
    file === undefined
      ? { file: unnamed, text: JSON.stringify(config, null, 1) }
      : { file: file.path, text: file.text };
  const compilation = await compileText(inspector, source, { toolVersion, today });
  const problems = compilation.ok ? compilation.compiled.problems : compilation.problems;
  const findings = problems.map((problem) => reportProblem(file === undefined ? forget(problem, unnamed) : problem));
  const items = list.items.filter(({ value }) => !isOwnConfig(value, config));
  const rendered = compilation.ok ? listRendered(compilation.compiled, list.indent) : [];
  return { items: [...items, ...rendered], findings, notes: "" };
}

/** Without its file, nobody knows what a catalog includes. */
function refuseRelative(
  { spec }: JsonObject,
  { reason, help }: ConfigFolder & { readonly known: false },
): readonly Problem[] {
  return ["include", "plugins"]
    .filter((field) => isJsonObject(spec) && spec[field] !== undefined && spec[field] !== null)
    .map((field) => {
      const path = `spec.${field}`;
      return { rule: "function-config", severity: "error", path, message: `\`${path}\`: ${reason}`, help };
    });
}

/** No file that a person knows has these lines: the field is named instead. */
function forget(problem: Problem, unnamed: string): Problem {
  const { file, line, column, ...rest } = problem;
  if (file !== unnamed) return problem;
  return { ...rest, message: problem.path === "" ? problem.message : `${problem.path}: ${problem.message}` };
}

/** The documents of the workloads folder, whichever Flux Kustomization applies them. */
function listRendered({ files, workloads }: CompiledCatalog, indent: number): readonly ListedItem[] {
  return [...files]
    .filter(([path]) => path.startsWith(`${workloads}/`) && !path.endsWith("/kustomization.yaml"))
    .flatMap(([path, text]) => splitRendered(text).map((document) => readItem(document, { path, indent })));
}

/** Without the header. Only printed documents come here: no line of a text in them starts this far left. */
function splitRendered(text: string): readonly string[] {
  return text.replace(/^(?:#.*\n)+/, "").split(/^---\n/m);
}

function readItem(document: string, { path, indent }: { readonly path: string; readonly indent: number }): ListedItem {
  const read = readYaml(document);
  const text = indentItem(document, indent);
  const again = readYaml(text);
  if (!read.ok || !again.ok || !sameJson([read.value], again.value))
    throw new Error(`${path} cannot be put into a list`);
  return { value: read.value as JsonObject, text };
}
