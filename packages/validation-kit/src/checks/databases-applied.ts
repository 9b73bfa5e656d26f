import { explainUnapplied } from "../applied-objects.ts";
import type { Check, CheckFault } from "../check.ts";
import { RESOURCES } from "../resource-names.ts";
import { listDatabases, nameSome } from "../tenant-databases.ts";

export const databasesApplied: Check = {
  id: "databases-applied",
  criterion: "AC3",
  evidence: "cnpg-cluster-status",
  title: "The operator has applied every Database",
  inapplicable({ cluster, tenants }) {
    if (cluster.replicaOf !== undefined)
      return "a replica cluster takes its databases from the cluster that it follows";
    return tenants.some(({ databases }) => databases.length > 0) ? undefined : "no tenant has a database";
  },
  async run({ catalog, cluster }) {
    const { name, namespace } = catalog.cluster;
    const live = await cluster.list({ resource: RESOURCES.database, namespace });
    const byName = new Map(live.map((object) => [object.metadata?.name, object]));
    const faults: CheckFault[] = [];
    const wanted = listDatabases(catalog);
    for (const { tenant, database } of wanted) {
      const reason = explainUnapplied(byName.get(database.objectName), name);
      if (reason === undefined) continue;
      faults.push({
        message: `Database ${namespace}/${database.objectName} of tenant ${tenant.name} ${reason}`,
        help: `look at it: kubectl -n ${namespace} describe ${RESOURCES.database} ${database.objectName}`,
      });
    }
    return {
      expectation: `applied: ${nameSome(wanted.map(({ database }) => database.objectName))}`,
      found: `${wanted.length - faults.length} of ${wanted.length} are applied`,
      faults,
    };
  },
};
