import type { Catalog } from "@tenantry/tenant-model";
import type { Drill } from "../drill.ts";
import { explainNoFailover } from "../drill-names.ts";
import { announceFailover, runFailover } from "../failover/run-failover.ts";
import { chooseDirectClient, explainNoClient } from "../tenant-client.ts";
import { removeWriter, type Writer } from "../writer/run-writer.ts";

export const failover: Drill = {
  id: "failover",
  criterion: "AC2",
  evidence: "replication-status",
  title: "A standby takes over from a primary that dies, and no acknowledged write is lost",
  inapplicable: (catalog) =>
    explainNoFailover(catalog) ??
    (chooseDirectClient(catalog) === undefined ? explainNoClient("the primary") : undefined),
  announce: (catalog) =>
    announceFailover(chooseWriter(catalog), catalog.cluster, catalog.verify.baselines.failoverSeconds),
  run: (context) => runFailover(context, chooseWriter(context.catalog)),
  cleanUp: (context) => removeWriter(context, chooseWriter(context.catalog)),
};

function chooseWriter(catalog: Catalog): Writer {
  const client = chooseDirectClient(catalog);
  if (client === undefined) throw new Error("the drill failover was run where it does not apply");
  return { drill: "failover", client };
}
