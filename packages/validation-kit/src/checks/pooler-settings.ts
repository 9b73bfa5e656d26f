import type { Check, CheckFault } from "../check.ts";
import { listExpectedOf } from "../expected-objects.ts";
import { explainNoPoolers } from "../pooler-pods.ts";
import { readField } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { listDifferences } from "../same-fields.ts";
import { nameSome } from "../tenant-databases.ts";

/** What decides who is served how; the rest of a Pooler is about its pods. */
const FIELDS = ["cluster", "type", "instances", "pgbouncer"] as const;

export const poolerSettings: Check = {
  id: "pooler-settings",
  criterion: "AC4",
  evidence: "pooler-connections",
  title: "Every Pooler has the catalog's mode, sizes and rules, and none is paused",
  inapplicable: explainNoPoolers,
  async run({ catalog, cluster }) {
    const { namespace } = catalog.cluster;
    const expected = listExpectedOf(catalog, { group: "postgresql.cnpg.io", kind: "Pooler" });
    const live = await cluster.list({ resource: RESOURCES.pooler, namespace });
    const byName = new Map(live.map((object) => [object.metadata?.name, object]));
    const faults: CheckFault[] = [];
    for (const object of expected) {
      const name = object.metadata?.name ?? "";
      const found = byName.get(name);
      const report = (reason: string) =>
        faults.push({
          message: `Pooler ${namespace}/${name} ${reason}`,
          help: `let Flux apply the catalog's files again, and see who else writes it: kubectl -n ${namespace} get ${RESOURCES.pooler} ${name} -o yaml --show-managed-fields`,
        });
      if (found === undefined) {
        report("does not exist");
        continue;
      }
      for (const field of FIELDS) {
        for (const difference of listDifferences(
          readField(object, "spec", field),
          readField(found, "spec", field),
          field,
        )) {
          report(`differs from the catalog: ${difference}`);
        }
      }
      const isPaused = readField(found, "spec", "pgbouncer", "paused") === true;
      if (isPaused && readField(object, "spec", "pgbouncer", "paused") !== true) {
        report("is paused: its clients wait, expected it to serve");
      }
    }
    const modes = expected.map(
      (it) => `${it.metadata?.name} ${String(readField(it, "spec", "pgbouncer", "poolMode"))}`,
    );
    return {
      expectation: nameSome(modes),
      found: `${faults.length} differences in ${expected.length} Poolers`,
      faults,
    };
  },
};
