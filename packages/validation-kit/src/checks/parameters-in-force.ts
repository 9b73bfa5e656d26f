import type { Catalog } from "@tenantry/tenant-model";
import { askRows, listInstances, nameInstance, nameOf, type Row } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { listExpectedOf } from "../expected-objects.ts";
import { readField, readMapping, readText } from "../read-field.ts";
import { isSameSetting } from "../same-setting.ts";
import { PARAMETERS } from "../sql/server.ts";

export const parametersInForce: Check = {
  id: "parameters-in-force",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "The catalog's PostgreSQL parameters are in force on every instance",
  async run(context) {
    const { catalog } = context;
    const { name, namespace } = catalog.cluster;
    const wanted = listParameters(catalog);
    const faults: CheckFault[] = [];
    const instances = (await listInstances(context)).map(nameOf);
    for (const instance of instances) {
      const rows = await askRows(context.cluster, nameInstance(catalog, instance), { statement: PARAMETERS });
      const found = new Map(rows.map((row) => [readText(row, "name"), row]));
      for (const [parameter, value] of wanted) {
        const reason = explain(value, found.get(parameter));
        if (reason === undefined) continue;
        faults.push({
          message: `${parameter} on ${namespace}/${instance} ${reason}, expected ${value}`,
          help: `see whether a rollout is under way, and what the file says: kubectl -n ${namespace} get cluster ${name}; kubectl -n ${namespace} exec ${instance} -c postgres -- psql -c "SELECT * FROM pg_file_settings WHERE name = '${parameter}'"`,
        });
      }
      for (const [parameter, row] of found) {
        if (readField(row, "pending_restart") !== true) continue;
        faults.push({
          message: `${parameter} on ${namespace}/${instance} waits for a restart, expected none to wait`,
          help: `the operator restarts instances by itself unless primaryUpdateStrategy is supervised: kubectl cnpg -n ${namespace} restart ${name}`,
        });
      }
    }
    if (instances.length === 0) {
      const message = `Cluster ${namespace}/${name} has no instance whose parameters could be looked at`;
      faults.push({ message, help: `kubectl -n ${namespace} describe cluster ${name}` });
    }
    const expectation = wanted.map((pair) => pair.join(" = ")).join(", ") || "no parameter waits for a restart";
    return { expectation, found: `${faults.length} differences on ${instances.length} instances`, faults };
  },
};

/** As rendered: fields that the catalog writes into the Cluster itself are in there. */
function listParameters(catalog: Catalog): readonly (readonly [string, string])[] {
  const [object] = listExpectedOf(catalog, { group: "postgresql.cnpg.io", kind: "Cluster" });
  return Object.entries(readMapping(object, "spec", "postgresql", "parameters")).map(([key, value]) => [
    key,
    String(value),
  ]);
}

function explain(wanted: string, row: Row | undefined): string | undefined {
  // A row is there for everything that has been set, whoever did it.
  if (row === undefined) return "is not set";
  const setting = readText(row, "setting") ?? "";
  const unit = readText(row, "unit") ?? "";
  if (isSameSetting(wanted, { setting, unit, kind: readText(row, "kind") ?? "" })) return undefined;
  return `is ${setting}${unit === "" ? "" : ` (in ${unit})`}`;
}
