import type { Fields } from "../manifest.ts";
import { namespaceOf, type Subject } from "../subject.ts";
import { isFields, isSet, listAt, textAt } from "./fields.ts";

/** Strict since kustomize-controller 1.9, which Flux 2.9 brings (internal/features/features.go). */
export function isStrict({ flux }: Subject): boolean {
  const [major = Number.NaN, minor = Number.NaN] = flux.split(".").map(Number);
  return Number.isNaN(major) || Number.isNaN(minor) || major > 2 || (major === 2 && minor >= 9);
}

/** `Kind.group` of an entry that names objects by apiVersion and kind, e.g. `Cluster.postgresql.cnpg.io`. */
export function kindGroup(entry: unknown): string {
  const apiVersion = textAt(entry, "apiVersion") ?? "";
  const slash = apiVersion.indexOf("/");
  return `${textAt(entry, "kind") ?? ""}.${slash < 0 ? "" : apiVersion.slice(0, slash)}`;
}

/** `namespace/name` of a Flux Kustomization. */
export function fluxKey(object: Fields): string {
  return `${namespaceOf(object)}/${textAt(object, "metadata", "name") ?? ""}`;
}

/** Whether a Flux Kustomization surely applies databases: it asks for the health of objects of CloudNativePG. */
export function appliesDatabases(object: Fields): boolean {
  return listAt(object, "spec", "healthChecks").some((it) => kindGroup(it).endsWith(".postgresql.cnpg.io"));
}

/** Whether an expression says when objects of a `Kind.group` are current; one without a kind speaks of its whole group. */
export function hasExpressionFor(object: Fields, wanted: string): boolean {
  const group = wanted.slice(wanted.indexOf("."));
  return listAt(object, "spec", "healthCheckExprs").some(
    (entry) =>
      isFields(entry) && (kindGroup(entry) === wanted || (!isSet(entry, "kind") && kindGroup(entry) === group)),
  );
}
