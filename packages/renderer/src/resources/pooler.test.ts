import { expect, it } from "vitest";
import { listObjects, listPaths, makeCatalog, makePooler, makeTenant } from "../test-catalog.ts";
import { buildPoolers } from "./pooler.ts";

const [pooler] = listObjects(buildPoolers(makeCatalog()));

it("writes every pooler to a file of its own", () => {
  const poolers = [makePooler("harbor-pooler-rw"), makePooler("harbor-pooler-ro", { type: "ro" })];
  const files = buildPoolers(makeCatalog({ tenants: [makeTenant("harbor", { poolers })] }));
  expect(listPaths(files)).toEqual(["out/db/poolers/harbor-pooler.yaml", "out/db/poolers/harbor-pooler-ro.yaml"]);
});

it("sizes pools per pod and keeps the catalog's own parameters", () => {
  expect(pooler.spec.pgbouncer.parameters).toEqual({
    default_pool_size: "5",
    reserve_pool_size: "2",
    min_pool_size: "1",
    max_db_connections: "8",
    max_client_conn: "200",
  });
});

it("never surges while it rolls, as the budget counts its pods", () => {
  expect(pooler.spec.deploymentStrategy).toEqual({
    type: "RollingUpdate",
    rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
  });
});

it("gives resources to the container that the operator calls pgbouncer", () => {
  const amounts = { cpu: "1", memory: "1Gi" };
  expect(pooler.spec.template.spec.containers).toEqual([
    { name: "pgbouncer", resources: { requests: amounts, limits: amounts } },
  ]);
});

it("spreads its own pods over the cluster's topology", () => {
  const [term] = pooler.spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution;
  expect(term.podAffinityTerm).toEqual({
    labelSelector: { matchLabels: { "cnpg.io/poolerName": "harbor-pooler-rw" } },
    topologyKey: "kubernetes.io/hostname",
  });
});

it("closes itself to other roles unless isolation is off", () => {
  expect(pooler.spec.pgbouncer.pg_hba.at(-1)).toBe("host all all ::/0 reject");
  const [open] = listObjects(buildPoolers(makeCatalog({ isolation: "off" })));
  expect(open.spec.pgbouncer).not.toHaveProperty("pg_hba");
});
