import type { Path } from "@tenantry/tenant-model";
import type { Manifest } from "../manifest.ts";
import { namespaceOf, type Subject } from "../subject.ts";
import { booleanAt, listAt, textAt, valueAt } from "./fields.ts";
import { plainTextAt } from "./plain-text.ts";

/** A PostgreSQL role that a Cluster or a DatabaseRole declares. */
export interface RoleDeclaration {
  readonly manifest: Manifest;
  readonly name: string;
  /** Place of the name. */
  readonly path: Path;
  readonly ensure: "present" | "absent";
  /** Name of the Secret with its user name and password, and where it is named. */
  readonly secret?: { readonly name: string; readonly path: Path };
}

/** A Secret that is named for the password of a role. */
export interface RoleSecret {
  /** Who names it, and where. */
  readonly manifest: Manifest;
  readonly path: Path;
  readonly role: string;
  readonly name: string;
  /** Whether blanks around the user name are forgiven (cloudnative-pg v1.27.0, runnable.go; not in instance_controller.go). */
  readonly isTrimmed: boolean;
}

/** Roles of a Cluster: its own list, then the DatabaseRoles that name it. */
export function rolesOf(subject: Subject, cluster: Manifest): readonly RoleDeclaration[] {
  return subject.onceOf(cluster, listRoles);
}

const listRoles = (subject: Subject, cluster: Manifest): readonly RoleDeclaration[] => [...readRoles(subject, cluster)];

function* readRoles(subject: Subject, cluster: Manifest): Generator<RoleDeclaration> {
  yield* managedRoles(cluster);
  for (const manifest of subject.ofKind("DatabaseRole"))
    if (subject.clusterOf(manifest) === cluster) yield* readRole(manifest, ["spec"]);
}

/** Roles of every Cluster, and DatabaseRoles whose Cluster is not among the objects. */
export function* allRoles(subject: Subject): Generator<RoleDeclaration> {
  for (const cluster of subject.ofKind("Cluster")) yield* managedRoles(cluster);
  for (const manifest of subject.ofKind("DatabaseRole")) yield* readRole(manifest, ["spec"]);
}

/** Every Secret with the password of a role: of managed roles, of the superuser and of the bootstrap database's owner. */
export function roleSecrets(subject: Subject): readonly RoleSecret[] {
  return subject.once(listRoleSecrets);
}

const listRoleSecrets = (subject: Subject): readonly RoleSecret[] => [...readRoleSecrets(subject)];

function* readRoleSecrets(subject: Subject): Generator<RoleSecret> {
  for (const { manifest, name, secret } of allRoles(subject))
    if (secret !== undefined) yield { manifest, role: name, name: secret.name, path: secret.path, isTrimmed: true };
  for (const manifest of subject.ofKind("Cluster")) {
    const { object } = manifest;
    const superuser = plainTextAt(object, "spec", "superuserSecret", "name");
    if (superuser !== undefined && booleanAt(object, "spec", "enableSuperuserAccess") === true)
      yield {
        manifest,
        role: "postgres",
        name: superuser,
        path: ["spec", "superuserSecret", "name"],
        isTrimmed: false,
      };
    const place = ["spec", "bootstrap", "initdb"];
    const [name, owner] = [plainTextAt(object, ...place, "secret", "name"), plainTextAt(object, ...place, "owner")];
    if (name !== undefined && owner !== undefined)
      yield { manifest, role: owner, name, path: [...place, "secret", "name"], isTrimmed: false };
  }
}

/** The Secret that an object of its namespace names, or the ExternalSecret that makes it. */
export function findSecret(subject: Subject, name: string, from: Manifest): Manifest | undefined {
  const namespace = namespaceOf(from.object);
  const secret = subject.find("Secret", namespace, name);
  if (secret !== undefined) return secret;
  return subject.once(indexMakers).get(`${namespace}/${name}`);
}

/** ExternalSecrets by namespace and name of the Secret that they make. */
function indexMakers(subject: Subject): ReadonlyMap<string, Manifest> {
  const index = new Map<string, Manifest>();
  for (const manifest of subject.ofKind("ExternalSecret")) {
    const { object } = manifest;
    const name = textAt(object, "spec", "target", "name") ?? textAt(object, "metadata", "name");
    const key = `${namespaceOf(object)}/${name}`;
    if (!index.has(key)) index.set(key, manifest);
  }
  return index;
}

function* managedRoles(cluster: Manifest): Generator<RoleDeclaration> {
  for (const index of listAt(cluster.object, "spec", "managed", "roles").keys())
    yield* readRole(cluster, ["spec", "managed", "roles", index]);
}

function* readRole(manifest: Manifest, place: readonly (string | number)[]): Generator<RoleDeclaration> {
  const role = valueAt(manifest.object, ...place);
  const name = plainTextAt(role, "name");
  if (name === undefined) return;
  const secret = plainTextAt(role, "passwordSecret", "name");
  yield {
    manifest,
    name,
    path: [...place, "name"],
    ensure: textAt(role, "ensure") === "absent" ? "absent" : "present",
    ...(secret !== undefined && { secret: { name: secret, path: [...place, "passwordSecret", "name"] } }),
  };
}
