import { buildAlertGroups, linkRunbook } from "@tenantry/alert-library";
import { type AlertDefault, alertDefaults, alertNames, type Catalog } from "@tenantry/tenant-model";

/** One rule of a catalog's rule file, as `tenantry alerts` tells of it. */
export interface DescribedAlert {
  readonly group: string;
  readonly alert: string;
  readonly severity: string;
  readonly for: string;
  /** In `unit`; undefined where there is nothing to set. */
  readonly threshold?: number;
  readonly unit?: string;
  readonly expr: string;
  readonly summary: string;
  readonly description: string;
  /** Address, or path in the repository where the catalog names no address. */
  readonly runbook: string;
  /** From 1, where one alert takes several rules. */
  readonly part?: number;
}

export interface DescribedAlerts {
  readonly catalog: string;
  readonly alerts: readonly DescribedAlert[];
  /** What the catalog switched off. */
  readonly off: readonly string[];
  /** What has nothing to watch in this catalog. */
  readonly without: readonly string[];
}

export function describeAlerts(catalog: Catalog): DescribedAlerts {
  const alerts = buildAlertGroups(catalog).flatMap(({ id, alerts }) =>
    alerts.map(({ name, for: pending, severity, expr, summary, description, threshold, part }): DescribedAlert => {
      const { unit }: AlertDefault = alertDefaults[name];
      return {
        group: id,
        alert: name,
        severity,
        for: pending,
        ...(threshold !== undefined && { threshold }),
        ...(unit !== undefined && { unit }),
        expr,
        summary,
        description,
        runbook: Object.values(linkRunbook(catalog, id, name)).join(""),
        ...(part !== undefined && { part }),
      };
    }),
  );
  const rendered = new Set(alerts.map(({ alert }) => alert));
  const isOff = (name: (typeof alertNames)[number]) => catalog.monitoring.alerts[name]?.off === true;
  return {
    catalog: catalog.name,
    alerts,
    off: alertNames.filter(isOff),
    without: alertNames.filter((name) => !rendered.has(name) && !isOff(name)),
  };
}
