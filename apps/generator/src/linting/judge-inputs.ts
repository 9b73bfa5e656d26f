import { loadSchemas } from "@tenantry/crd-schemas";
import { type Fault, type Fields, KINDS, kindOf, runRules, Subject } from "@tenantry/rules";
import type { Path, Problem } from "@tenantry/tenant-model";
import { checkSchema } from "./check-schemas.ts";
import type { GatheredVariables } from "./gather-variables.ts";
import type { PatchTarget } from "./kustomize-roles.ts";
import { LintManifest, locateRemark } from "./lint-manifest.ts";

export interface Judgement {
  readonly problems: readonly Problem[];
  /** `Kind.group` of each object that no schema speaks of. */
  readonly unknownKinds: readonly string[];
}

export interface JudgeOptions {
  /** `x.y` or `x.y.z`. */
  readonly cloudNativePG: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly variables: GatheredVariables;
  /** What patches name by `target`. */
  readonly targets: readonly PatchTarget[];
}

/** Holds manifests against schemas and rules; sorted by place. */
export async function judgeInputs(manifests: readonly LintManifest[], options: JudgeOptions): Promise<Judgement> {
  const { cloudNativePG, today, variables } = options;
  const judged = manifests.filter(
    (it) => it.form !== "settings" && kindOf(it) !== KINDS.KustomizationFile && !isComponent(it),
  );
  const loaded = await loadSchemas(
    { cloudNativePG },
    judged.map(({ object }) => ({ apiVersion: String(object["apiVersion"]), kind: String(object["kind"]) })),
  );
  if (!loaded.ok) {
    const help = `pass one of ${loaded.supported.join(", ")} with --cnpg`;
    return {
      problems: [{ rule: "usage", severity: "error", message: loaded.message, help, path: "" }],
      unknownKinds: [],
    };
  }
  const isPatched = findPatched(manifests, options.targets);
  const problems: Problem[] = [];
  const unknownKinds: string[] = [];
  for (const manifest of judged) {
    const fields = isPatched(manifest.object) ? "some" : "all";
    const { remarks, unknown } = checkSchema(manifest, { schemas: loaded.schemas, fields });
    problems.push(...remarks.map((remark) => locateRemark(manifest, remark)));
    if (unknown !== undefined && manifest.form === "object") unknownKinds.push(unknown);
  }
  const subject = new Subject(manifests, { ...variables, cloudNativePG, today });
  for (const { rule, fault } of runRules(subject)) {
    const { manifest, message, help, path, at } = fault;
    if (!(manifest instanceof LintManifest)) continue;
    if (isPatched(manifest.object) && isLeftToPatches(fault, manifests)) continue;
    const remark = { rule: rule.id, severity: rule.severity, message, help, path, ...(at !== undefined && { at }) };
    problems.push(locateRemark(manifest, remark));
  }
  return { problems: sortProblems(problems), unknownKinds };
}

function isComponent({ object }: LintManifest): boolean {
  return String(object["apiVersion"]).startsWith("kustomize.config.k8s.io/");
}

/** An object that a patch completes may lack what the patch brings. */
function findPatched(manifests: readonly LintManifest[], targets: readonly PatchTarget[]): (object: Fields) => boolean {
  const patches = manifests.filter(({ form }) => form === "patch");
  const named: readonly PatchTarget[] = [...patches.map(({ object }) => readTarget(object)), ...targets];
  return (object) => {
    const own = readTarget(object);
    return named.some(
      ({ kind, name }) =>
        (kind ?? own.kind) === own.kind && (name === undefined || name === own.name || /[^\w.-]/.test(name)),
    );
  };
}

/** A patch may bring what is not there, and replace what is: its own values are judged with the schemas only. */
function isLeftToPatches({ manifest, path }: Fault, manifests: readonly LintManifest[]): boolean {
  if (!reaches(manifest.object, path)) return true;
  const own = readTarget(manifest.object);
  return manifests.some(({ form, object }) => {
    const target = readTarget(object);
    return (
      form === "patch" && target.kind === own.kind && target.name === own.name && reaches(object, path.slice(0, 2))
    );
  });
}

function reaches(object: Fields, path: Path): boolean {
  let value: unknown = object;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
    value = Reflect.get(value, key);
  }
  return true;
}

function readTarget({ kind, metadata }: Fields): PatchTarget {
  const name = typeof metadata === "object" && metadata !== null && "name" in metadata ? metadata.name : undefined;
  return { ...(typeof kind === "string" && { kind }), ...(typeof name === "string" && { name }) };
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
