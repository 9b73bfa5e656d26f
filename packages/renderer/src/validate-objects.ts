import type { SchemaSet, Violation } from "@tenantry/crd-schemas";
import { type Finding, formatPath, type Path, Placeholder } from "@tenantry/tenant-model";
import type { BuiltObject } from "./post-build.ts";
import type { KubernetesObject, RenderedObject } from "./resource.ts";

/** Holds post-build objects against the CRDs of the versions that the catalog names; the schemas of their kinds are loaded. */
export function validateObjects(objects: readonly BuiltObject[], schemas: SchemaSet): Finding[] {
  return objects.filter(({ object }) => hasSchema(object)).flatMap((built) => validateObject(built, schemas));
}

/** A kustomization file never reaches the API server. */
function hasSchema({ apiVersion }: KubernetesObject): boolean {
  return !apiVersion.startsWith("kustomize.config.k8s.io/");
}

function validateObject({ object, rendered }: BuiltObject, schemas: SchemaSet): Finding[] {
  return schemas.validate(object).map((violation) => ({
    rule: violation.kind === "cel" ? "crd-rule" : "crd-schema",
    severity: "error",
    message: describeViolation(object, violation),
    help: "the API server would refuse the object: correct the field of the catalog that this one comes from",
    place: traceOrigin(rendered, violation.path),
  }));
}

function describeViolation({ kind, metadata }: KubernetesObject, { path, message }: Violation): string {
  const field = path.length === 0 ? "" : `${formatPath(path)}: `;
  return `${kind} ${metadata?.name ?? ""}: ${field}${message}`;
}

/** The setting's place in the catalog where the field is one, the object's otherwise. */
function traceOrigin({ object, origin }: RenderedObject, path: Path): Path {
  let value: unknown = object;
  for (const key of path) {
    if (typeof value !== "object" || value === null || value instanceof Placeholder) break;
    value = Reflect.get(value, key);
  }
  return value instanceof Placeholder ? value.origin : origin;
}

/** There are no schemas for the version that the catalog names. */
export function refuseVersion(message: string): Finding {
  return {
    rule: "version-unsupported",
    severity: "error",
    message,
    help: "write the version of the operator that runs in the cluster; a newer one may need a newer tenantry",
    place: ["spec", "versions", "cloudNativePG"],
  };
}
