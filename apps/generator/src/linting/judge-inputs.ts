import { loadSchemas } from "@tenantry/crd-schemas";
import { KINDS, kindOf } from "@tenantry/rules";
import type { Problem } from "@tenantry/tenant-model";
import { applyRules, type RuleOptions } from "./apply-rules.ts";
import { checkSchema } from "./check-schemas.ts";
import type { PatchTarget } from "./kustomize-roles.ts";
import { type LintManifest, locateRemark } from "./lint-manifest.ts";
import { findPatches } from "./patched-objects.ts";

export interface Judgement {
  readonly problems: readonly Problem[];
  /** `Kind.group` of each object that no schema speaks of. */
  readonly unknownKinds: readonly string[];
  /** Whether alerts ask for metrics of a Cluster that is not there: any of them may come from a custom query. */
  readonly alertsWithoutCluster: boolean;
}

export interface JudgeOptions extends Omit<RuleOptions, "patches" | "promql"> {
  /** What patches name by `target`. */
  readonly targets: readonly PatchTarget[];
  /** What the operator's version is set by, in words. */
  readonly versionOption: string;
}

/** Holds manifests against schemas and rules; sorted by place. */
export async function judgeInputs(manifests: readonly LintManifest[], options: JudgeOptions): Promise<Judgement> {
  const { cloudNativePG, versionOption } = options;
  const judged = manifests.filter(
    (it) => it.form !== "settings" && kindOf(it) !== KINDS.KustomizationFile && !isComponent(it),
  );
  const loaded = await loadSchemas(
    { cloudNativePG },
    judged.map(({ object }) => ({ apiVersion: String(object["apiVersion"]), kind: String(object["kind"]) })),
  );
  if (!loaded.ok) {
    const help = `choose one of ${loaded.supported.join(", ")} by ${versionOption}`;
    return {
      problems: [{ rule: "usage", severity: "error", message: loaded.message, help, path: "" }],
      unknownKinds: [],
      alertsWithoutCluster: false,
    };
  }
  const patches = findPatches(manifests, options.targets);
  const problems: Problem[] = [];
  const unknownKinds: string[] = [];
  for (const manifest of judged) {
    const fields = patches.complete(manifest.object) ? "some" : "all";
    const { remarks, unknown } = checkSchema(manifest, { schemas: loaded.schemas, fields, versionOption });
    problems.push(...remarks.map((remark) => locateRemark(manifest, remark)));
    if (unknown !== undefined && manifest.form === "object") unknownKinds.push(unknown);
  }
  const alerting = manifests.filter(isAlerting);
  const promql = alerting.length > 0 ? await import("@tenantry/alert-library/promql") : undefined;
  problems.push(...applyRules(manifests, { ...options, patches, ...(promql && { promql }) }));
  const hasCluster = manifests.some((manifest) => kindOf(manifest) === KINDS.Cluster);
  const alertsWithoutCluster = !hasCluster && alerting.some(({ object }) => JSON.stringify(object).includes("cnpg_"));
  return { problems: sortProblems(problems), unknownKinds, alertsWithoutCluster };
}

function isAlerting(manifest: LintManifest): boolean {
  const kind = kindOf(manifest);
  return kind === KINDS.PrometheusRule || kind === KINDS.VMRule;
}

function isComponent({ object }: LintManifest): boolean {
  return String(object["apiVersion"]).startsWith("kustomize.config.k8s.io/");
}

/** By file, line, column and rule; what two checks say in the same words is said once. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      compare(a.file ?? "", b.file ?? "") ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compare(a.rule, b.rule),
  );
  return sorted.filter((problem, index) => {
    const before = sorted[index - 1];
    return (
      before === undefined ||
      (["file", "line", "column", "rule", "message"] as const).some((field) => before[field] !== problem[field])
    );
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
