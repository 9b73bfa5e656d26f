import type { Manifest } from "../manifest.ts";
import type { Subject } from "../subject.ts";
import { booleanAt, isSet, type Key, listAt, valueAt } from "./fields.ts";
import { plainTextAt } from "./plain-text.ts";

/** A role that may log in to a Cluster, and where it is declared. */
export interface LoginRole {
  readonly manifest: Manifest;
  /** Place of its fields. */
  readonly path: readonly Key[];
  readonly name: string;
  readonly memberOf: readonly string[];
}

/** A database of a Cluster, and who owns it. */
export interface OwnedDatabase {
  readonly name: string;
  readonly owner: string;
}

/** Managed roles and DatabaseRoles of a Cluster that may log in. */
export function listLoginRoles(subject: Subject, cluster: Manifest): readonly LoginRole[] {
  return subject.onceOf(cluster, readLoginRoles);
}

function readLoginRoles(subject: Subject, cluster: Manifest): readonly LoginRole[] {
  const managed = listAt(cluster.object, "spec", "managed", "roles").map((_, index) => ({
    manifest: cluster,
    path: ["spec", "managed", "roles", index],
  }));
  const separate = subject
    .ofKind("DatabaseRole")
    .filter((manifest) => subject.clusterOf(manifest) === cluster)
    .map((manifest) => ({ manifest, path: ["spec"] }));
  return [...managed, ...separate].flatMap(({ manifest, path }) => {
    const declared = valueAt(manifest.object, ...path);
    const name = plainTextAt(declared, "name");
    if (name === undefined || booleanAt(declared, "login") !== true) return [];
    if (plainTextAt(declared, "ensure") === "absent") return [];
    const memberOf = listAt(declared, "inRoles").filter((role) => typeof role === "string");
    return [{ manifest, path, name, memberOf }];
  });
}

/** Database objects of a Cluster. */
export function listDatabases(subject: Subject, cluster: Manifest): readonly OwnedDatabase[] {
  return subject.onceOf(cluster, readDatabases);
}

function readDatabases(subject: Subject, cluster: Manifest): readonly OwnedDatabase[] {
  return subject.ofKind("Database").flatMap((manifest) => {
    if (subject.clusterOf(manifest) !== cluster) return [];
    const name = plainTextAt(manifest.object, "spec", "name");
    const owner = plainTextAt(manifest.object, "spec", "owner");
    const isGone = plainTextAt(manifest.object, "spec", "ensure") === "absent";
    return name === undefined || owner === undefined || isGone ? [] : [{ name, owner }];
  });
}

/** Remembers what was computed of a Cluster, for rules that come to it once for each of its many Poolers. */
export function perCluster<T>(compute: (cluster: Manifest) => T): (cluster: Manifest) => T {
  const known = new Map<Manifest, { readonly value: T }>();
  return (cluster) => {
    const found = known.get(cluster) ?? { value: compute(cluster) };
    known.set(cluster, found);
    return found.value;
  };
}

/** Whether several applications share a Cluster: several of its roles log in, or several roles own its databases. */
export function isShared(subject: Subject, cluster: Manifest): boolean {
  return subject.onceOf(cluster, hasSeveral);
}

function hasSeveral(subject: Subject, cluster: Manifest): boolean {
  const roles = new Set(listLoginRoles(subject, cluster).map(({ name }) => name));
  const owners = new Set(listDatabases(subject, cluster).map(({ owner }) => owner));
  return roles.size > 1 || owners.size > 1;
}

/** Whether a Cluster starts from another's data, as one does that only proves that a restore works. */
export function isRestored({ object }: Manifest): boolean {
  return isSet(object, "spec", "bootstrap", "recovery") || isSet(object, "spec", "bootstrap", "pg_basebackup");
}
