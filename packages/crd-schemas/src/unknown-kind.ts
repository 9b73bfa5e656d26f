import { type CloudNativePGVersion, cloudNativePGVersions } from "./cloud-native-pg-version.ts";
import { cloudNativePGModules } from "./generated/schema-modules.ts";
import { type KindReference, keyOfKind, type SchemaModules } from "./schema-module.ts";
import { findNearestName } from "./validation/nearest-name.ts";

interface KnownKinds {
  readonly version: CloudNativePGVersion;
  readonly modules: SchemaModules;
}

/** Says why there is no schema for a kind, and which one was likely meant. */
export function describeUnknownKind(reference: KindReference, { version, modules }: KnownKinds): string {
  const { apiVersion, kind } = reference;
  const since = cloudNativePGVersions.find(
    (it) => cloudNativePGModules[it.pinned]?.[keyOfKind(reference)] !== undefined,
  );
  if (since !== undefined) {
    return `${kind} is not a kind of CloudNativePG ${version.minor}; it exists since ${since.minor}`;
  }
  const sameKind = Object.values(modules).find((it) => it.kind === kind);
  if (sameKind !== undefined) return `${apiVersion} has no ${kind}; use apiVersion ${sameKind.apiVersion}`;
  const sameGroup = Object.values(modules).filter((it) => it.apiVersion === apiVersion);
  const nearest = findNearestName(
    kind,
    sameGroup.map((it) => it.kind),
  );
  const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
  return `there is no schema for ${kind} (${apiVersion}), so it cannot be checked${hint}`;
}
