import { expect, it } from "vitest";
import { listObjects, makeCatalog, makeRole, makeTenant } from "../test-catalog.ts";
import { buildNetworkPolicies } from "./network-policy.ts";

const networkPolicy = {
  operatorNamespaces: ["cnpg-system"],
  monitoringNamespaces: ["monitoring"],
  clientNamespaces: [],
};
const client = {
  namespace: "shop",
  secretName: "s",
  role: makeRole("a"),
  database: "a",
  service: "rw",
  direct: true,
  sslmode: "require",
  origin: [],
} as const;
const tenants = [makeTenant("a", { clients: [client] })];
const [instances, poolers] = listObjects(buildNetworkPolicies(makeCatalog({ networkPolicy, tenants })));
const peers = (rule: {
  from: { namespaceSelector?: { matchLabels: object }; podSelector?: { matchLabels: object } }[];
}) =>
  rule.from.map(({ namespaceSelector, podSelector }) =>
    Object.values((namespaceSelector ?? podSelector)?.matchLabels ?? {}).at(-1),
  );

it("is off unless the catalog asks for it", () => {
  expect(buildNetworkPolicies(makeCatalog())).toEqual([]);
});

it("lets every pod of the cluster, the operator and clients reach the instances, and nobody else", () => {
  const [sql, status, metrics] = instances.spec.ingress;
  expect(sql.ports).toEqual([{ port: 5432, protocol: "TCP" }]);
  expect(peers(sql)).toEqual(["shared", "cnpg-system", "databases", "shop"]);
  expect([status.ports[0].port, peers(status)]).toEqual([8000, ["shared", "cnpg-system"]]);
  expect([metrics.ports[0].port, peers(metrics)]).toEqual([9187, ["monitoring"]]);
  expect(instances.spec.podSelector.matchLabels).toEqual({
    "cnpg.io/cluster": "shared",
    "cnpg.io/podRole": "instance",
  });
});

it("lets clients and the scraper reach the poolers", () => {
  expect(poolers.spec.ingress.map(peers)).toEqual([["databases", "shop"], ["monitoring"]]);
  expect(poolers.spec).toMatchObject({ policyTypes: ["Ingress"] });
});

it("has no rule without peers, which would let everyone in", () => {
  const closed = { ...networkPolicy, monitoringNamespaces: [] };
  const [object] = listObjects(buildNetworkPolicies(makeCatalog({ networkPolicy: closed })));
  expect(object.spec.ingress).toHaveLength(2);
});
