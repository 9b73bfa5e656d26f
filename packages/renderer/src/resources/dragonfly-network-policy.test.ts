import { expect, it } from "vitest";
import { listObjects, makeCatalog, makeTenant } from "../test-catalog.ts";
import { makeDragonfly, makeDragonflyUser } from "../test-platform.ts";
import { buildDragonflyNetworkPolicy } from "./dragonfly-network-policy.ts";

const tenants = [
  makeTenant("web", { dragonfly: makeDragonflyUser("web") }),
  makeTenant("other"),
  makeTenant("old", { dragonfly: makeDragonflyUser("old", { active: false, clients: [] }) }),
];
const [policy] = listObjects(buildDragonflyNetworkPolicy(makeCatalog({ dragonfly: makeDragonfly(), tenants })));
const [clients, admin] = policy.spec.ingress;
type Peer = { readonly namespaceSelector?: { readonly matchLabels: object } };
const namespaces = (rule: { from: Peer[] }) =>
  rule.from.map(({ namespaceSelector }) => Object.values(namespaceSelector?.matchLabels ?? { its: "own" })[0]);

it("lets in its own pods and the namespaces of the tenants that use it, and nobody else", () => {
  expect(clients.ports).toEqual([{ port: 6379, protocol: "TCP" }]);
  expect(namespaces(clients)).toEqual(["own", "web"]);
});

it("leaves the admin port, which asks for no password, to its own pods, the operator's and the scraper", () => {
  expect(admin.ports).toEqual([{ port: 9999, protocol: "TCP" }]);
  expect(namespaces(admin)).toEqual(["own", "operators", "monitoring"]);
  expect(admin.from[1].podSelector.matchLabels).toEqual({ "control-plane": "controller-manager" });
});

it("has not the name of the operator's own policy, and selects Dragonfly's pods", () => {
  expect(policy.metadata).toMatchObject({ name: "cache-ingress", namespace: "caches" });
  expect(policy.spec.podSelector.matchLabels).toEqual({ app: "cache", "app.kubernetes.io/name": "dragonfly" });
});

it("is not rendered without a Dragonfly", () => {
  expect(buildDragonflyNetworkPolicy(makeCatalog())).toEqual([]);
});
