import type { PluginFailure } from "@tenantry/krm-function";
import type { Problem } from "@tenantry/tenant-model";
import { namePlace } from "../plugins/name-place.ts";
import type { PluginProcess } from "../plugins/plugin-process.ts";

export interface Plugin {
  /** As it is written. */
  readonly name: string;
  readonly stem: string;
  readonly process: PluginProcess;
}

/** Thrown where a plugin gave no usable answer, and caught where it was started. */
export class PluginRefusal extends Error {
  readonly problem: Problem;

  constructor({ name }: Plugin, failure: PluginFailure) {
    super(failure.message);
    this.problem = {
      rule: "plugin",
      severity: "error",
      message: `the plugin ${name}: ${namePlace(failure, name)}`,
      help: failure.help,
      path: "",
    };
  }
}
