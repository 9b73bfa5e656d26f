import { hash } from "node:crypto";
import type { Catalog, Dragonfly, DragonflyUser } from "@tenantry/tenant-model";

/** Key of the ACL file in its Secret. */
export const ACL_KEY = "users.acl";
const DIGEST_LENGTH = 8;

/** Users of the tenants, those of retired ones too; none where nobody uses Dragonfly. */
export function listDragonflyUsers({ tenants }: Catalog): readonly DragonflyUser[] {
  return tenants.flatMap(({ dragonfly }) => (dragonfly === undefined ? [] : [dragonfly]));
}

/**
 * The ACL file as a template of External Secrets: a line for each user, with the digest of its password. A password itself
 * could hold a blank, and one line that Dragonfly cannot read makes it drop the whole file (dragonfly v1.39.0,
 * src/server/acl/acl_family.cc, LoadToRegistryFromFile). Without a line for `default`, which everybody is who does not log
 * in, that user would need no password and could do everything, whatever `--requirepass` says (user_registry.cc).
 */
export function writeAclFile(users: readonly DragonflyUser[]): string {
  const lines = [`USER default ON ${hashPassword("default")} ~* &* +@all`, ...users.map(writeUser)];
  return `${lines.join("\n")}\n`;
}

function writeUser({ name, active, prefix, commands }: DragonflyUser): string {
  if (!active) return `USER ${name} OFF resetpass resetkeys resetchannels -@all`;
  return `USER ${name} ON ${hashPassword(name)} ~${prefix}* &${prefix}* ${commands.join(" ")}`;
}

/** Names hold nothing that a text of Go's templates would have to escape. */
function hashPassword(user: string): string {
  return `#{{ index . "${user}" | sha256sum }}`;
}

/**
 * Dragonfly reads the file when it starts, so a new user needs new pods, and those need the new file: its name changes with
 * it, and pods wait for the Secret of that name. Whoever keeps Secrets elsewhere gives it a name of its own.
 */
export function nameAclSecret(catalog: Catalog, { aclSecretName }: Dragonfly): string {
  if (catalog.secrets.style === "existing") return aclSecretName;
  const digest = hash("sha256", writeAclFile(listDragonflyUsers(catalog)), "hex");
  return `${aclSecretName}-${digest.slice(0, DIGEST_LENGTH)}`;
}
