import type { ClusterReader, LiveObject } from "./cluster-reader.ts";
import { readField, readList, readNumber, readText } from "./read-field.ts";
import { RESOURCES } from "./resource-names.ts";

/** Label of CloudNativePG's operator in its manifest and in its chart; they agree on no name. */
export const OPERATOR_LABEL = "app.kubernetes.io/name=cloudnative-pg";

/** CloudNativePG's operators, whoever installed them, and wherever. @throws Unanswered */
export function listOperators(cluster: ClusterReader): Promise<readonly LiveObject[]> {
  return cluster.list({ resource: RESOURCES.deployment, namespace: "all", selector: OPERATOR_LABEL });
}

/** How many pods a Deployment should have and has, in words; undefined where all are available. */
export function explainUnavailable(deployment: LiveObject): string | undefined {
  const wanted = readNumber(deployment, "spec", "replicas") ?? 1;
  const available = readNumber(deployment, "status", "availableReplicas") ?? 0;
  if (wanted === 0) return "is scaled to 0 pods, expected at least 1";
  return available >= wanted ? undefined : `has ${available} of ${wanted} pods available`;
}

/** Tags of a Deployment's containers, the operator's own first. */
export function readImages(deployment: LiveObject): readonly string[] {
  const containers = readList(deployment, "spec", "template", "spec", "containers");
  const sorted = [...containers].sort((a, b) => Number(isManager(b)) - Number(isManager(a)));
  return sorted.flatMap((container) => readText(container, "image") ?? []);
}

function isManager(container: unknown): boolean {
  return readField(container, "name") === "manager";
}
