import type { Operator } from "../catalog/operator.ts";
import type { Catalog } from "../catalog.ts";
import type { Resolver } from "./resolver.ts";

/** Flux puts the name of a Kustomization into a label of every object. */
const LONGEST_LABEL = 63;
/** helm-controller 1.4.0, CHANGELOG.md: the strategy RetryOnFailure. */
const FIRST_FLUX = 7;

/** What the operators have to agree on with each other and with the databases. */
export function checkOperators(catalog: Catalog, resolver: Resolver): void {
  const { operators, versions } = catalog;
  if (operators.length === 0) return;
  if (Number(versions.flux.split(".")[1]) < FIRST_FLUX) {
    const message = `Flux ${versions.flux} cannot retry a failed release without rolling the operator and its CRDs back: that came with 2.${FIRST_FLUX}`;
    const help = `upgrade Flux and set spec.versions.flux, or leave the operators to somebody else`;
    resolver.refuse("version-feature", ["spec", "operators"], message, help);
  }
  for (const { kustomization, origin } of operators) {
    if (kustomization.length <= LONGEST_LABEL) continue;
    const message = `the Flux Kustomization would be called ${kustomization}, longer than the ${LONGEST_LABEL} characters of a label`;
    resolver.refuse("operators", origin, message, "give it a shorter name with `kustomization`");
  }
  checkNamespaces(catalog, resolver);
  const cloudNativePG = operators.find(({ id }) => id === "cloudNativePG");
  if (cloudNativePG === undefined) return;
  checkPlugin(cloudNativePG, catalog, resolver);
  checkNetworkPolicy(cloudNativePG, catalog, resolver);
}

function checkNamespaces({ operators, cluster }: Catalog, resolver: Resolver): void {
  const managed = new Map(cluster.manageNamespace ? [[cluster.namespace, "spec.cluster"]] : []);
  for (const { id, namespace, manageNamespace, origin } of operators) {
    if (!manageNamespace) continue;
    const first = managed.get(namespace);
    if (first === undefined) {
      managed.set(namespace, `spec.operators.${id}`);
      continue;
    }
    const message = `the Namespace ${namespace} would be rendered twice: ${first} makes it too`;
    const help = "choose another namespace, or set `manageNamespace: false` in one of the two";
    resolver.refuse("operators", [...origin, "namespace"], message, help);
  }
}

/** cloudnative-pg v1.30.0, internal/controller/plugin_controller.go: plugins are Services of the operator's own namespace. */
function checkPlugin({ namespace }: Operator, { operators }: Catalog, resolver: Resolver): void {
  const plugin = operators.find(({ id }) => id === "barmanCloud");
  if (plugin === undefined || plugin.namespace === namespace) return;
  const message = `the plugin would be in ${plugin.namespace}, where the operator in ${namespace} does not look for it`;
  resolver.refuse("operators", [...plugin.origin, "namespace"], message, "remove it: it follows the operator's");
}

function checkNetworkPolicy({ namespace }: Operator, { networkPolicy }: Catalog, resolver: Resolver): void {
  if (networkPolicy === undefined || networkPolicy.operatorNamespaces.includes(namespace)) return;
  const message = `the NetworkPolicies keep the operator in ${namespace} from its instances: it would call them unhealthy`;
  const help = `set spec.networkPolicy.operatorNamespaces to [${namespace}]`;
  resolver.refuse("operators", ["spec", "networkPolicy", "operatorNamespaces"], message, help);
}
