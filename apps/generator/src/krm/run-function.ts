import { findNearestName } from "@tenantry/crd-schemas";
import type { ListedItem, ResourceList } from "@tenantry/krm-function/resource-list";
import { API_VERSION, explainApiVersion } from "@tenantry/tenant-model";
import type { CommandContext } from "../cli/command.ts";
import { type Answer, reportProblem } from "./finding.ts";

type Run = (list: ResourceList, context: CommandContext) => Promise<Answer<ListedItem>>;

const FUNCTIONS: Readonly<Record<string, Run>> = {
  TenantCatalog: async (list, context) => (await import("./run-catalog.ts")).runCatalog(list, context),
  TenantryLint: async (list, context) => (await import("./run-lint.ts")).runLint(list, context),
  TenantryRun: async (list, context) => (await import("./run-plugin.ts")).runPlugin(list, context),
};
const KNOWN = Object.keys(FUNCTIONS);

/** Does what the functionConfig says. */
export async function runFunction(list: ResourceList, context: CommandContext): Promise<Answer<ListedItem>> {
  const { apiVersion, kind } = list.functionConfig;
  const run = apiVersion === API_VERSION && typeof kind === "string" ? FUNCTIONS[kind] : undefined;
  if (run !== undefined && Object.hasOwn(FUNCTIONS, String(kind))) return run(list, context);
  return { items: list.items, findings: [reportProblem(explainUnknown(apiVersion, kind, context))], notes: "" };
}

function explainUnknown(apiVersion: unknown, kind: unknown, { toolVersion }: CommandContext) {
  const known = `the functionConfig is one of ${KNOWN.join(", ")} of apiVersion ${API_VERSION}`;
  const problem = { rule: "function-config", severity: "error", path: "functionConfig" } as const;
  const given = `the functionConfig is of ${kind === undefined ? "no kind" : `kind ${JSON.stringify(kind)}`} and ${
    apiVersion === undefined ? "no apiVersion" : `apiVersion ${JSON.stringify(apiVersion)}`
  }`;
  if (KNOWN.includes(String(kind)) && typeof apiVersion === "string" && apiVersion.startsWith("tenantry.")) {
    const { message, help } = explainApiVersion(apiVersion, toolVersion);
    return { ...problem, message: `the functionConfig's ${message}`, help };
  }
  if (KNOWN.includes(String(kind))) return { ...problem, message: given, help: `write \`apiVersion: ${API_VERSION}\`` };
  if (kind === "KCLRun") {
    const help =
      "write a TenantryRun whose `spec.source` names a local .mjs module; docs/plugins.md shows both side by side";
    return { ...problem, message: `${given}: that is krm-kcl's, and Tenantry runs no KCL`, help };
  }
  const nearest = findNearestName(String(kind), KNOWN);
  const suggestion = nearest === undefined ? "" : `did you mean ${nearest}? `;
  return { ...problem, message: given, help: `${suggestion}${known}` };
}
