import type { PluginContext } from "@tenantry/krm-function";

/** What a plugin's functions get beside the items. */
export interface Given {
  readonly params: unknown;
  readonly context: PluginContext;
}
