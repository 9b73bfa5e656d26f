import type { Fields } from "../manifest.ts";
import { fieldsAt, textAt, valueAt } from "../reading/fields.ts";

export interface PoolerPods {
  readonly instances: number;
  /** Pods that a rollout starts before old ones are gone. */
  readonly surge: number;
  /** Pods that can hold server connections at once while it rolls one batch at a time. */
  readonly rolling: number;
  /** The same where a new batch surges before the pods of the last one are gone. */
  readonly peak: number;
}

/**
 * Pods of a Pooler's Deployment. One that is terminating keeps its server connections until its clients are gone, and a
 * Deployment does not count it, so a rollout adds as many as it replaces at a time. Undefined where a number is not known.
 */
export function countPoolerPods(pooler: Fields): PoolerPods | undefined {
  // The CRD's default.
  const instances = valueAt(pooler, "spec", "instances") ?? 1;
  if (typeof instances !== "number" || !Number.isInteger(instances) || instances < 0) return undefined;
  const strategy = fieldsAt(pooler, "spec", "deploymentStrategy");
  // Recreate waits until every old pod is gone.
  if (instances === 0 || textAt(strategy, "type") === "Recreate") {
    return { instances, surge: 0, rolling: instances, peak: instances };
  }
  const { maxSurge = "25%", maxUnavailable = "25%" } = fieldsAt(strategy, "rollingUpdate");
  const surge = countOf(maxSurge, instances, Math.ceil);
  const unavailable = countOf(maxUnavailable, instances, Math.floor);
  if (surge === undefined || unavailable === undefined) return undefined;
  // Kubernetes 1.34, pkg/controller/deployment/util/deployment_util.go, ResolveFenceposts: both 0 would never move.
  const rolling = instances + Math.max(1, surge, unavailable);
  return { instances, surge, rolling, peak: instances + Math.max(1, 2 * surge + unavailable) };
}

function countOf(value: unknown, instances: number, round: (share: number) => number): number | undefined {
  if (value === null) return round(instances / 4);
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 ? value : undefined;
  const percent = typeof value === "string" ? /^(\d{1,3})%$/.exec(value)?.[1] : undefined;
  return percent === undefined ? undefined : round((instances * Number(percent)) / 100);
}
