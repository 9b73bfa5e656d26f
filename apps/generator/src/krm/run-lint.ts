import { resolve } from "node:path";
import { cloudNativePGVersions } from "@tenantry/crd-schemas";
import type { JsonObject } from "@tenantry/flux-postbuild";
import {
  dropAnnotations,
  isOwnConfig,
  type ListedItem,
  type MatchConstraints,
  matchesConstraints,
  type ResourceList,
} from "@tenantry/krm-function/resource-list";
import type { Problem, YamlDocument } from "@tenantry/tenant-model";
import type { CommandContext } from "../cli/command.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { classifyDocument } from "../linting/classify-document.ts";
import { gatherVariables } from "../linting/gather-variables.ts";
import { judgeInputs } from "../linting/judge-inputs.ts";
import { readKustomizeRoles } from "../linting/kustomize-roles.ts";
import { nameOf } from "../linting/lint-manifest.ts";
import { makeManifests } from "../linting/make-manifests.ts";
import { listUnresolved } from "../linting/placeholders.ts";
import { readSettingsFiles } from "../linting/read-settings-files.ts";
import { modeOf } from "../linting/substitution-mode.ts";
import { checkConfig, listOf, locateFaults, mapOf, mapping, matchConstraints, text, version } from "./check-config.ts";
import { findConfig } from "./config-file.ts";
import { type Answer, type Finding, reportItem, reportProblem } from "./finding.ts";

/** `spec` of a TenantryLint. */
interface LintSpec {
  readonly cloudNativePG?: string;
  readonly flux?: string;
  /** Relative to the file of the functionConfig. */
  readonly settings?: readonly string[];
  readonly substitute?: Readonly<Record<string, string>>;
  readonly matchConstraints?: MatchConstraints;
}

const spec = mapping({
  cloudNativePG: version,
  flux: version,
  settings: listOf(text),
  substitute: mapOf(text),
  matchConstraints,
});

/** Judges the items as `tenantry lint` judges files; changes nothing. */
export async function runLint(list: ResourceList, context: CommandContext): Promise<Answer<ListedItem>> {
  const { items } = list;
  const { root, workingFolder } = context;
  const inspector = new PathInspector(root);
  const { config, file, folder } = await findConfig(list.functionConfig, { inspector, workingFolder });
  const faults = await locateFaults(checkConfig(config, spec, []), file);
  const options = (config["spec"] ?? {}) as LintSpec;
  const refuse = (problems: readonly Problem[]): Answer<ListedItem> => ({
    items,
    findings: problems.map(reportProblem),
    notes: "",
  });
  if (faults.length > 0) return refuse(faults);
  if (!folder.known && options.settings !== undefined) {
    const message = `\`spec.settings\` names ${options.settings.join(", ")}: ${folder.reason}`;
    return refuse(await locateFaults([{ place: ["spec", "settings"], message, help: folder.help }], file));
  }
  const at = folder.known ? resolve(root, folder.path) : workingFolder;
  const settings = await readSettingsFiles(options.settings ?? [], {
    root,
    workingFolder: at,
    folderInWords: "the file of the TenantryLint",
  });
  if (settings.problems.length > 0) return refuse(settings.problems);

  const judged = items
    .map(({ value }) => value)
    .filter((value) => !isOwnConfig(value, config))
    .filter((value) => matchesConstraints(value, options.matchConstraints ?? {}));
  const objects = judged.flatMap((item, index) => {
    const name = nameItem(index);
    // Beside one another: what kustomize builds together goes to one cluster.
    const content = classifyDocument(dropAnnotations(item), { path: `${at}/${name}`, name, text: "" }, NOWHERE);
    return content.kind === "objects" ? content.objects : [];
  });
  const substitute = options.substitute === undefined ? [] : [new Map(Object.entries(options.substitute))];
  const variables = gatherVariables(objects, [...settings.values, ...substitute]);
  const roles = readKustomizeRoles([]);
  const manifests = makeManifests(objects, { roles, gathered: variables, mode: modeOf(options.flux, variables) });
  const cloudNativePG = options.cloudNativePG ?? cloudNativePGVersions.at(-1)?.minor ?? "";
  const { problems } = await judgeInputs([...manifests, ...settings.manifests], {
    cloudNativePG,
    ...(options.flux !== undefined && { flux: options.flux }),
    today: context.today,
    variables,
    targets: [],
    versionOption: "`spec.cloudNativePG`",
  });
  const unresolved = manifests.flatMap((it) => listUnresolved(it, variables.valuesFor(it.origin.path).values));
  return {
    items,
    findings: problems.map((problem) => findItem(problem, judged)),
    notes: describeUnresolved(unresolved),
  };
}

/** What problems call an item until it is named. */
function nameItem(index: number): string {
  return `functionConfig/items/${index}.yaml`;
}

function findItem(problem: Problem, judged: readonly JsonObject[]): Finding {
  const { file, path, rule, severity, message, help } = problem;
  const item = judged.find((_item, index) => file === nameItem(index));
  if (item === undefined) return reportProblem(problem);
  const name = nameOf(item);
  const field = path === name ? "" : path.slice(name === "" ? 0 : name.length + 1);
  return reportItem({ item, field, rule, severity, message, help });
}

/** Items have no file whose lines anyone knows. */
const NOWHERE: YamlDocument = {
  text: "",
  read: () => ({ ok: true, value: {} }),
  locate: () => ({ line: 1, column: 1 }),
};

/** Nobody reads a longer list. */
const MOST_NAMES = 5;

function describeUnresolved(placeholders: readonly string[]): string {
  const names = [...new Set(placeholders)].sort();
  if (names.length === 0) return "";
  const shown = names.slice(0, MOST_NAMES).join(", ");
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : "";
  const what = names.length === 1 ? "1 placeholder has" : `${names.length} placeholders have`;
  return `${what} no value here: ${shown}${more}; their fields are not judged: name their settings in spec.settings or spec.substitute\n`;
}
