import type { CatalogPlugin, Finding } from "@tenantry/tenant-model";
import type { KubernetesObject } from "../resource.ts";

/** A plugin of the catalog, and the way to run it: where and how is not the renderer's. */
export interface PluginStep {
  readonly plugin: CatalogPlugin;
  /** @param items the objects of the workloads, with the texts of their files */
  transform(items: readonly KubernetesObject[]): Promise<PluginOutcome>;
}

export type PluginOutcome =
  | { readonly ok: true; readonly items: readonly KubernetesObject[]; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };
