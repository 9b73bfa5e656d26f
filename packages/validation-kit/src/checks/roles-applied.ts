import { nameRole } from "@tenantry/renderer";
import type { Catalog, Role } from "@tenantry/tenant-model";
import { explainUnapplied } from "../applied-objects.ts";
import type { Check, CheckContext, CheckFault } from "../check.ts";
import { getCluster, reportNoCluster } from "../live-cluster.ts";
import { readField, readMapping, readTexts } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { nameSome } from "../tenant-databases.ts";

export const rolesApplied: Check = {
  id: "roles-applied",
  criterion: "AC3",
  evidence: "cnpg-cluster-status",
  title: "The operator has applied every role, with its password",
  inapplicable({ cluster, tenants }) {
    if (cluster.replicaOf !== undefined) return "a replica cluster takes its roles from the cluster that it follows";
    return tenants.length > 0 ? undefined : "the catalog has no tenants";
  },
  async run(context) {
    const { catalog } = context;
    const roles = catalog.tenants.flatMap((tenant) => tenant.roles);
    const expectation = `reconciled: ${nameSome(roles.map(({ name }) => name))}`;
    const faults =
      catalog.roleStyle === "databaseRole" ? await judgeObjects(context, roles) : await judgeManaged(context, roles);
    if (faults === undefined) return reportNoCluster(catalog, expectation);
    return { expectation, found: `${faults.length} of ${roles.length} roles have a fault`, faults };
  },
};

/** Roles inside the Cluster are reported in its status; undefined where there is no Cluster. */
async function judgeManaged(context: CheckContext, roles: readonly Role[]): Promise<readonly CheckFault[] | undefined> {
  const { catalog } = context;
  const cluster = await getCluster(context);
  if (cluster === undefined) return undefined;
  const status = readField(cluster, "status", "managedRolesStatus");
  const reconciled = new Set(readTexts(status, "byStatus", "reconciled"));
  const withPassword = readMapping(status, "passwordStatus");
  const faults: CheckFault[] = [];
  for (const { name, password } of roles) {
    const reasons = readTexts(status, "cannotReconcile", name);
    const help = explainWhere(catalog, password?.secretName);
    if (reasons.length > 0) faults.push({ message: `role ${name} cannot be reconciled: ${reasons.join("; ")}`, help });
    else if (!reconciled.has(name)) faults.push({ message: `role ${name} is not reconciled yet`, help });
    else if (password !== undefined && !Object.hasOwn(withPassword, name)) {
      const message = `role ${name} has got no password: the operator has found no Secret ${catalog.cluster.namespace}/${password.secretName}, and says nothing`;
      faults.push({ message, help });
    }
  }
  return faults;
}

function explainWhere({ cluster }: Catalog, secret = "of its password"): string {
  const { name, namespace } = cluster;
  return `kubectl -n ${namespace} get cluster ${name} -o jsonpath='{.status.managedRolesStatus}'; the Secret's key username must be the role's name: kubectl -n ${namespace} describe secret ${secret}`;
}

async function judgeObjects(
  { catalog, cluster }: CheckContext,
  roles: readonly Role[],
): Promise<readonly CheckFault[]> {
  const { name, namespace } = catalog.cluster;
  const live = await cluster.list({ resource: RESOURCES.databaseRole, namespace });
  const byName = new Map(live.map((object) => [object.metadata?.name, object]));
  return roles.flatMap((role) => {
    const object = nameRole(role.name);
    const reason = explainUnapplied(byName.get(object), name);
    const message = `DatabaseRole ${namespace}/${object} ${reason}`;
    return reason === undefined
      ? []
      : { message, help: `look at it: kubectl -n ${namespace} describe ${RESOURCES.databaseRole} ${object}` };
  });
}
