import type { DatabaseRole } from "@tenantry/crd-schemas";
import type { Role } from "@tenantry/tenant-model";

/** Fields that a role inside the Cluster and a DatabaseRole share. */
type Attributes = Omit<DatabaseRole["spec"], "cluster" | "clientCertificate" | "databaseRoleReclaimPolicy">;

/** Attributes are written out even where they are the default, so that Flux takes back what was changed by hand. */
export function buildRoleAttributes(role: Role): Attributes {
  return {
    name: role.name,
    ensure: "present",
    ...(role.comment !== undefined && { comment: role.comment }),
    login: role.login,
    superuser: false,
    createdb: role.createdb,
    createrole: false,
    inherit: true,
    replication: false,
    bypassrls: false,
    connectionLimit: role.connectionLimit,
    ...(role.validUntil !== undefined && { validUntil: role.validUntil }),
    ...(role.inRoles.length > 0 && { inRoles: [...role.inRoles] }),
    ...(role.password && { passwordSecret: { name: role.password.secretName } }),
  };
}
