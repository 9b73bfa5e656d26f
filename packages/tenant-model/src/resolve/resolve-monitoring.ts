import { type AlertDefault, type AlertName, alertDefaults } from "../alert-defaults.ts";
import type { AlertOptions, Monitoring } from "../catalog.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

export function resolveMonitoring(config: CatalogConfig["spec"]["monitoring"], resolver: Resolver): Monitoring {
  const { alerts, dashboard, runbookURL, ...rest } = config;
  const resolved: Partial<Record<AlertName, AlertOptions>> = {};
  for (const [key, { off, threshold, for: pending, severity }] of Object.entries(alerts)) {
    const name = key as AlertName;
    const place = ["spec", "monitoring", "alerts", name, "threshold"];
    if (threshold !== undefined) checkThreshold(name, threshold, { place, resolver });
    resolved[name] = {
      off,
      ...(threshold !== undefined && { threshold }),
      ...(pending !== undefined && { for: pending }),
      ...(severity !== undefined && { severity }),
    };
  }
  const { labels, folder } = dashboard;
  return {
    ...rest,
    alerts: resolved,
    ...(runbookURL !== undefined && { runbookURL: runbookURL.replace(/\/+$/, "") }),
    ...(dashboard.kind !== "none" && { dashboard: { labels, ...(folder !== undefined && { folder }) } }),
  };
}

function checkThreshold(
  name: AlertName,
  threshold: number,
  { place, resolver }: { readonly place: Path; readonly resolver: Resolver },
): void {
  const { unit }: AlertDefault = alertDefaults[name];
  if (unit === undefined) {
    const message = `${name} compares with nothing that could be set`;
    resolver.refuse("schema", place, message, "remove the threshold; `for`, `severity` and `off` can be set");
  } else if (unit === "ratio" && !(threshold > 0 && threshold < 1)) {
    const message = `the threshold of ${name} is ${threshold}: expected a share between 0 and 1`;
    resolver.refuse("schema", place, message, "write 0.8 for 80 percent");
  } else if (!(threshold >= 0)) {
    const message = `the threshold of ${name} is ${threshold}: expected 0 or more ${unit}`;
    resolver.refuse("schema", place, message, "write a number of that unit");
  }
}
