import { listDragonflyUsers } from "@tenantry/renderer";
import type { Catalog, Dragonfly } from "@tenantry/tenant-model";
import { ACL_LIST, ADMIN_CLI } from "../redis/redis-cli.ts";
import { RESOURCES } from "../resource-names.ts";

/** Why there is nothing to check of its users. */
export function explainNoUsers(catalog: Catalog): string | undefined {
  return listDragonflyUsers(catalog).length === 0 ? "no tenant uses Dragonfly" : undefined;
}

/** Commands that show the users, and why they may be others. */
export function showUsers({ name, namespace }: Dragonfly, target: string): string {
  const ask = `kubectl -n ${namespace} exec ${target} -c dragonfly -- ${[...ADMIN_CLI, ...ACL_LIST].join(" ")}`;
  return `${ask}; Dragonfly reads its users when it starts, and drops the whole file for one line that it cannot read: kubectl -n ${namespace} logs ${target} -c dragonfly | grep -i acl; kubectl -n ${namespace} get ${RESOURCES.dragonfly} ${name} -o jsonpath='{.spec.aclFromSecret}'`;
}
