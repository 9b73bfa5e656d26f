import type { Catalog } from "@tenantry/tenant-model";
import type { Check, Drill } from "@tenantry/validation-kit";

/** What a run of `tenantry verify` was asked to do. */
export interface VerifyRequest {
  readonly catalog: Catalog;
  /** In the order in which they run. */
  readonly checks: readonly Check[];
  readonly drills: readonly Drill[];
  /** Drills that alone look at a criterion, and were not asked for. */
  readonly notLookedAt: readonly Drill[];
  /** Consent that was given in advance. */
  readonly consent: "given" | "to be asked";
  /** The one that was named, by the option or the catalog. */
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly metricsURL?: string;
  readonly logsURL?: string;
  /** Of one question to the cluster. */
  readonly timeoutSeconds: number;
  /** Folder relative to the root, or absolute; undefined: none is written. */
  readonly evidence?: string;
  /** File, as typed. */
  readonly junit?: string;
}
