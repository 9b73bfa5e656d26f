import { type Catalog, listPoolers, valueOf } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { matchLabel, selectNamespace } from "../scrape-labels.ts";
import { joinTerms, type Watched, writeTerms } from "../tenant-terms.ts";

/** Below two, the next pod that goes takes the pooler with it. */
const HIGHLY_AVAILABLE = 2;

/**
 * Pods as the Deployment counts them, which is called as the Pooler is (CNPG v1.27.0, pkg/specs/pgbouncer/deployments.go):
 * a pooler without pods says nothing of itself. Surge is off, so that a rollout has one pod less for a while.
 */
export function watchPoolerPods(catalog: Catalog): readonly Alert[] {
  const poolers = listPoolers(catalog).map(({ pooler, tenant }): Watched => {
    return { name: pooler.name, ...(tenant && { tenant }), amount: valueOf(pooler.instances) };
  });
  // A single pod is what was asked for, and with two "fewer than two" is "fewer than asked for".
  const several = poolers.filter(({ amount }) => amount >= HIGHLY_AVAILABLE);
  const more = poolers.filter(({ amount }) => amount > HIGHLY_AVAILABLE);
  return [
    ...defineAlert(catalog, "CNPGPoolerDown", () => ({
      expr: findFewer(catalog, needPods(poolers, 1)),
      summary: "CNPG pooler {{ $labels.deployment }} is down",
      description: "Pooler {{ $labels.deployment }} has no available pod: its clients cannot connect.",
    })),
    ...defineAlert(catalog, "CNPGPoolerNotReady", () => ({
      expr: findFewer(catalog, needPods(several, HIGHLY_AVAILABLE)),
      summary: "CNPG pooler {{ $labels.deployment }} not highly available",
      description: `Pooler {{ $labels.deployment }} has only {{ $value }} replicas available (expected at least ${HIGHLY_AVAILABLE}).`,
    })),
    ...defineAlert(catalog, "CNPGPoolerReplicasBelowTarget", () => ({
      expr: findFewer(catalog, more),
      summary: "CNPG pooler {{ $labels.deployment }} has fewer pods than the catalog says",
      description: "Pooler {{ $labels.deployment }} has only {{ $value }} replicas available.",
    })),
  ];
}

/** The same for all of them, whatever they were asked to have. */
function needPods(poolers: readonly Watched[], pods: number): Watched[] {
  return poolers.map((pooler) => ({ ...pooler, amount: pods }));
}

function findFewer(catalog: Catalog, poolers: readonly Watched[]): string[] {
  const terms = writeTerms(poolers, "deployment", (names, pods) => {
    const series = selectNamespace(catalog, matchLabel("deployment", "=~", names));
    return `max by (deployment) (kube_deployment_status_replicas_available${series}) < ${pods}`;
  });
  return joinTerms(terms);
}
