import type { Catalog } from "@tenantry/tenant-model";
import type { Drill } from "../drill.ts";
import { explainNoFailover } from "../drill-names.ts";
import { announceFailover, runFailover } from "../failover/run-failover.ts";
import { choosePooledClient, explainNoClient } from "../tenant-client.ts";
import { removeWriter, type Writer } from "../writer/run-writer.ts";

export const poolerFailover: Drill = {
  id: "pooler-failover",
  criterion: "AC4",
  evidence: "pooler-connections",
  title: "A client of a pooler writes on after a failover, through the same pooler",
  inapplicable: (catalog) =>
    explainNoFailover(catalog) ??
    (choosePooledClient(catalog) === undefined ? explainNoClient("a pooler of type rw") : undefined),
  announce: (catalog) =>
    announceFailover(chooseWriter(catalog), catalog.cluster, catalog.verify.baselines.failoverSeconds),
  run: (context) => runFailover(context, chooseWriter(context.catalog)),
  cleanUp: (context) => removeWriter(context, chooseWriter(context.catalog)),
};

function chooseWriter(catalog: Catalog): Writer {
  const client = choosePooledClient(catalog);
  if (client === undefined) throw new Error("the drill pooler-failover was run where it does not apply");
  return { drill: "pooler-failover", client };
}
