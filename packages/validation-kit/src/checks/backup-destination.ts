import type { Catalog } from "@tenantry/tenant-model";
import { explainNoBackup } from "../backups.ts";
import type { Check } from "../check.ts";
import { listExpectedOf } from "../expected-objects.ts";
import { readField, readText } from "../read-field.ts";
import { nameResource } from "../resource-names.ts";
import { listDifferences } from "../same-fields.ts";

export const backupDestination: Check = {
  id: "backup-destination",
  criterion: "AC5",
  evidence: "backup-restore",
  title: "Backups go where the catalog says, and are kept as long",
  inapplicable: explainNoBackup,
  async run({ catalog, cluster }) {
    const { expected, fields } = findDestination(catalog);
    const { name = "", namespace = "" } = expected?.metadata ?? {};
    const resource = nameResource(expected ?? { apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster" });
    const live = await cluster.get({ resource, name, namespace });
    const place = `${expected?.kind} ${namespace}/${name}`;
    const reasons =
      live === undefined
        ? ["does not exist"]
        : fields.flatMap((field) =>
            listDifferences(readField(expected, "spec", field), readField(live, "spec", field), field).map(
              (difference) => `differs from the catalog: ${difference}`,
            ),
          );
    const path = readText(expected, "spec", "configuration", "destinationPath");
    return {
      expectation: `${place} as rendered${path === undefined ? "" : `: ${path}`}`,
      found: live === undefined ? "no such object" : `${reasons.length} differences`,
      faults: reasons.map((reason) => ({
        message: `${place} ${reason}`,
        help: `let Flux apply the catalog's files again, and see who else writes it: kubectl -n ${namespace} get ${resource} ${name} -o yaml --show-managed-fields`,
      })),
    };
  },
};

/** The plugin's destination is an object of its own, and the Cluster names it. */
function findDestination(catalog: Catalog) {
  if (catalog.backup.method !== "plugin") {
    const [expected] = listExpectedOf(catalog, { group: "postgresql.cnpg.io", kind: "Cluster" });
    return { expected, fields: ["backup"] };
  }
  const { objectStore } = catalog.backup;
  const stores = listExpectedOf(catalog, { group: "barmancloud.cnpg.io", kind: "ObjectStore" });
  return {
    expected: stores.find(({ metadata }) => metadata?.name === objectStore),
    fields: ["configuration", "retentionPolicy"],
  };
}
