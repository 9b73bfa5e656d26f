import type { KubernetesObject } from "../resource.ts";
import type { Stage } from "../units.ts";

/** Says in an added object to which stage it belongs; never rendered. */
export const STAGE_ANNOTATION = "tenantry.dev/stage";
const STAGES: readonly Stage[] = ["secrets", "cluster", "tenants", "clients", "observability"];

export type StagedItem =
  | { readonly ok: true; readonly stage: Stage; readonly item: KubernetesObject }
  | { readonly ok: false; readonly message: string; readonly help: string };

/** Takes the annotation out of an object; without one it belongs to the tenants, which come after the cluster. */
export function takeStage(item: KubernetesObject): StagedItem {
  const { [STAGE_ANNOTATION]: written, ...annotations } = item.metadata?.annotations ?? {};
  if (written === undefined || item.metadata === undefined) return { ok: true, stage: "tenants", item };
  const stage = STAGES.find((known) => known === written);
  if (stage === undefined) {
    const message = `the annotation ${STAGE_ANNOTATION} is ${JSON.stringify(written)}`;
    return { ok: false, message, help: `expected one of ${STAGES.join(", ")}` };
  }
  const { annotations: _, ...metadata } = item.metadata;
  const rest = Object.keys(annotations).length > 0 ? { annotations } : {};
  return { ok: true, stage, item: { ...item, metadata: { ...metadata, ...rest } } };
}
