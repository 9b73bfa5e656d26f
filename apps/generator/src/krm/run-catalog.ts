import { type JsonObject, readYaml, sameJson } from "@tenantry/flux-postbuild";
import { indentItem, isOwnConfig, type ListedItem, type ResourceList } from "@tenantry/krm-function/resource-list";
import type { Problem } from "@tenantry/tenant-model";
import { compileText } from "../catalogs/load-catalog.ts";
import type { CommandContext } from "../cli/command.ts";
import type { CompiledCatalog } from "../compile-catalog.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { findConfigFile, folderOf } from "./config-file.ts";
import { type Answer, reportProblem } from "./finding.ts";

/** Adds what the catalog renders to the items: the objects that Flux would build, as they stand in the rendered files. */
export async function runCatalog(list: ResourceList, context: CommandContext): Promise<Answer<ListedItem>> {
  const inspector = new PathInspector(context.root);
  const { functionConfig } = list;
  const found = await findConfigFile(functionConfig, { inspector, workingFolder: context.workingFolder });
  const folder = folderOf(found, inspector, context.workingFolder);
  const unnamed = folder === "" ? "functionConfig" : `${folder}/functionConfig`;
  const file = found?.path ?? unnamed;
  const text = found?.text ?? JSON.stringify(functionConfig, null, 1);
  const { toolVersion, today } = context;
  const compilation = await compileText(inspector, { file, text }, { toolVersion, today });
  const problems = compilation.ok ? compilation.compiled.problems : compilation.problems;
  const findings = problems.map((problem) => reportProblem(found === undefined ? forget(problem, unnamed) : problem));
  const items = list.items.filter(({ value }) => !isOwnConfig(value, functionConfig));
  const rendered = compilation.ok ? listRendered(compilation.compiled, list.indent) : [];
  return { items: [...items, ...rendered], findings, notes: "" };
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
