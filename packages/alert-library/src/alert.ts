import { type AlertDefault, type AlertName, alertDefaults, type Catalog } from "@tenantry/tenant-model";

/** One rule of the rule file. */
export interface Alert {
  readonly name: AlertName;
  /** PromQL that VictoriaMetrics reads the same way. */
  readonly expr: string;
  /** How long `expr` must hold, e.g. `5m`. */
  readonly for: string;
  /** `critical` wakes somebody, unless the catalog has words of its own. */
  readonly severity: string;
  /** Templates of the alert manager: `{{ $labels.pod }}`, `{{ $value }}`. One line. */
  readonly summary: string;
  readonly description: string;
  /** What `expr` compares with, where the catalog may set it; see `alertDefaults` for its unit. */
  readonly threshold?: number;
  /** From 1, where one alert is so long that it takes several rules: tells them apart. */
  readonly part?: number;
}

export interface AlertText {
  /** Several where one would be too long to be a query. */
  readonly expr: string | readonly string[];
  readonly summary: string;
  readonly description: string;
}

/**
 * The alerts of one group; none where the catalog has nothing for them to watch.
 * @param others alerts of the groups before it
 */
export type BuildAlerts = (catalog: Catalog, others: readonly Alert[]) => readonly Alert[];

/**
 * An alert as the catalog sets it: nothing where it is off, or where it has no expression.
 * @param write gets the threshold, in the unit of `alertDefaults`; NaN where the alert has none
 * @param derived threshold that follows from the catalog, for an alert whose default has none
 */
export function defineAlert(
  catalog: Catalog,
  name: AlertName,
  write: (threshold: number) => AlertText,
  derived?: number,
): readonly Alert[] {
  const { threshold: preset, ...defaults }: AlertDefault = alertDefaults[name];
  const options = catalog.monitoring.alerts[name];
  if (options?.off) return [];
  const threshold = options?.threshold ?? derived ?? preset;
  const { expr, summary, description } = write(threshold ?? Number.NaN);
  const expressions = typeof expr === "string" ? [expr] : expr;
  return expressions.map((text, index) => ({
    name,
    expr: text,
    for: options?.for ?? defaults.for,
    severity: options?.severity ?? defaults.severity,
    summary,
    description,
    ...(threshold !== undefined && { threshold }),
    ...(expressions.length > 1 && { part: index + 1 }),
  }));
}
