import type { Catalog } from "@tenantry/tenant-model";

export interface Alert {
  readonly name: string;
  /** PromQL that VictoriaMetrics reads the same way. */
  readonly expr: string;
  /** How long `expr` must hold, e.g. `5m`. */
  readonly for: string;
  readonly severity: "warning" | "critical";
  readonly component: "database" | "pooler";
  /** Templates of the alert manager: `{{ $labels.pod }}`, `{{ $value }}`. */
  readonly summary: string;
  readonly description: string;
  /** From 1, where one alert is so long that it takes several rules: tells them apart. */
  readonly part?: number;
}

export interface AlertGroup {
  readonly name: string;
  readonly alerts: readonly Alert[];
}

/** The alerts of one group; none where the catalog has nothing for them to watch. */
export type BuildAlerts = (catalog: Catalog) => readonly Alert[];
