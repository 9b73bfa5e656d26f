import type { Operator } from "../catalog/operator.ts";
import type { Catalog } from "../catalog.ts";
import { checkFluxKustomizations } from "./check-flux-kustomization.ts";
import type { Resolver } from "./resolver.ts";

/** helm-controller 1.4.0, CHANGELOG.md: the strategy RetryOnFailure. */
const FIRST_FLUX = 7;

/** What the operators have to agree on with each other and with the databases. */
export function checkOperators(catalog: Catalog, resolver: Resolver): void {
  const { operators, versions, flux } = catalog;
  if (operators.length === 0) return;
  if (Number(versions.flux.split(".")[1]) < FIRST_FLUX) {
    const message = `Flux ${versions.flux} cannot retry a failed release without rolling the operator and its CRDs back: that came with 2.${FIRST_FLUX}`;
    const help = `upgrade Flux and set spec.versions.flux, or leave the operators to somebody else`;
    resolver.refuse("version-feature", ["spec", "operators"], message, help);
  }
  for (const { kustomization, dependsOn, origin } of operators) {
    const { namespace } = flux;
    const nameField = "kustomization";
    checkFluxKustomizations({ names: [kustomization], namespace, dependsOn, origin, nameField }, resolver);
  }
  for (const operator of operators) checkTag(operator, resolver);
  checkNamespaces(catalog, resolver);
  checkNetworkPolicies(catalog, resolver);
  const cloudNativePG = operators.find(({ id }) => id === "cloudNativePG");
  if (cloudNativePG === undefined) return;
  checkPlugin(cloudNativePG, catalog, resolver);
}

/**
 * Charts whose versions start with a v. An OCI registry is asked for the tag as it is written (source-controller v1.9.1,
 * internal/helm/repository/oci_chart_repository.go); an index is searched, and takes both.
 */
const WITH_V: readonly Operator["id"][] = ["dragonfly"];

function checkTag({ id, chart, chartVersion, repository, origin }: Operator, resolver: Resolver): void {
  const bare = chartVersion.replace(/^v/, "");
  const tag = WITH_V.includes(id) ? `v${bare}` : bare;
  if (chartVersion === tag || !repository.startsWith("oci://")) return;
  const message = `the OCI repository has no tag ${chartVersion}: the versions of the chart ${chart} are written like ${tag}`;
  resolver.refuse("operators", [...origin, "chartVersion"], message, `write ${tag}`);
}

function checkNamespaces({ operators, cluster, dragonfly }: Catalog, resolver: Resolver): void {
  const managed = new Map(cluster.manageNamespace ? [[cluster.namespace, "spec.cluster"]] : []);
  if (dragonfly?.manageNamespace) managed.set(dragonfly.namespace, "spec.dragonfly");
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

function checkNetworkPolicies({ operators, networkPolicy, dragonfly }: Catalog, resolver: Resolver): void {
  const policies = [
    { id: "cloudNativePG", place: ["spec"], policy: networkPolicy, without: "it would call them unhealthy" },
    {
      id: "dragonfly",
      place: ["spec", "dragonfly"],
      policy: dragonfly?.networkPolicy,
      without: "none would be master",
    },
  ];
  for (const { id, place, policy, without } of policies) {
    const operator = operators.find((it) => it.id === id);
    if (operator === undefined || policy === undefined) continue;
    const { namespace } = operator;
    if (policy.operatorNamespaces.includes(namespace)) continue;
    const field = [...place, "networkPolicy", "operatorNamespaces"];
    const message = `the NetworkPolicies keep the operator in ${namespace} from its pods: ${without}`;
    const help = `remove ${field.join(".")}, whose default it is, or add ${namespace}`;
    resolver.refuse("operators", field, message, help);
  }
}
