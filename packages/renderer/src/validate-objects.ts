import { isForeignKind, type SchemaSet, type Violation, validateMetadata } from "@tenantry/crd-schemas";
import { type Catalog, type Finding, formatPath } from "@tenantry/tenant-model";
import type { BuiltObject } from "./post-build.ts";
import type { KubernetesObject, RenderedObject } from "./resource.ts";
import { isPluginPlace, tracePlace } from "./trace-place.ts";

/** Holds post-build objects against the CRDs of the versions that the catalog names; the schemas of their kinds are loaded. */
export function validateObjects(
  objects: readonly BuiltObject[],
  { schemas, catalog }: { readonly schemas: SchemaSet; readonly catalog: Catalog },
): Finding[] {
  return objects
    .filter(({ object }) => hasSchema(object))
    .flatMap((built) => validateObject(built, { schemas, catalog }));
}

/** A kustomization file never reaches the API server. */
function hasSchema({ apiVersion }: KubernetesObject): boolean {
  return !apiVersion.startsWith("kustomize.config.k8s.io/");
}

function validateObject(
  { object, rendered }: BuiltObject,
  { schemas, catalog }: { readonly schemas: SchemaSet; readonly catalog: Catalog },
): Finding[] {
  // Plugins add objects of any kind; ours are all pinned.
  if (isPluginPlace(rendered.origin) && lacksNamespace(object, schemas.kinds))
    return [refuseNoNamespace(object, rendered)];
  const isForeign = isPluginPlace(rendered.origin) && isForeignKind(object, schemas.kinds);
  const violations = isForeign ? validateMetadata(object) : schemas.validate(object);
  return violations.map((violation) => {
    const place = tracePlace(rendered, violation.path, catalog);
    const what = isPluginPlace(place)
      ? "what the plugin makes of it"
      : "the field of the catalog that this one comes from";
    return {
      rule: violation.kind === "cel" ? "crd-rule" : "crd-schema",
      severity: "error",
      message: describeViolation(object, violation),
      help: `the API server would refuse the object: correct ${what}`,
      place,
    };
  });
}

/** Ours always have one; kustomize is not asked to fill it in where plugins add objects of other namespaces. */
function lacksNamespace({ apiVersion, kind, metadata }: KubernetesObject, kinds: SchemaSet["kinds"]): boolean {
  const scope = kinds.find((known) => known.kind === kind && known.apiVersion === apiVersion)?.scope;
  return scope === "Namespaced" && (metadata?.namespace ?? "") === "";
}

function refuseNoNamespace({ kind, metadata }: KubernetesObject, { origin }: RenderedObject): Finding {
  return {
    rule: "plugin",
    severity: "error",
    message: `${kind} ${metadata?.name ?? ""} has no metadata.namespace: Flux would not know where it belongs`,
    help: "let the plugin name the namespace, e.g. that of the Cluster among its items",
    place: origin,
  };
}

function describeViolation({ kind, metadata }: KubernetesObject, { path, message }: Violation): string {
  const field = path.length === 0 ? "" : `${formatPath(path)}: `;
  return `${kind} ${metadata?.name ?? ""}: ${field}${message}`;
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
