import type { AlertName, Catalog } from "@tenantry/tenant-model";
import type { Alert } from "../alert.ts";
import { buildAlertGroups } from "../alert-groups.ts";
import { linkRunbook } from "../runbooks/link-runbook.ts";
import type { Step } from "./grafana-panels.ts";

/** What the alerts of a catalog have to say to a panel. */
export interface Watch {
  /** The text, and which of these alerts this catalog has. */
  describe(text: string, ...alerts: readonly AlertName[]): string;
  /** Where these alerts begin to hold, for values that are bad when they are high. */
  limits(...limits: readonly Limit[]): readonly Step[];
  /** The same for values that are bad when they are low. */
  floor(limit: Limit): readonly Step[];
}

/** An alert, and what its threshold is multiplied by to be in the unit of the panel. */
export type Limit = AlertName | readonly [AlertName, number];

/** Panels name and show alerts as the rule file has them: none that is off, thresholds as the catalog sets them. */
export function watchAlerts(catalog: Catalog): Watch {
  const alerts = new Map<AlertName, Alert & { readonly group: string }>();
  for (const { id, alerts: list } of buildAlertGroups(catalog)) {
    for (const alert of list) if (!alerts.has(alert.name)) alerts.set(alert.name, { ...alert, group: id });
  }
  const find = (limit: Limit): { readonly severity: string; readonly value: number } | undefined => {
    const [name, factor] = typeof limit === "string" ? [limit, 1] : limit;
    const alert = alerts.get(name);
    return alert?.threshold === undefined
      ? undefined
      : { severity: alert.severity, value: Number((alert.threshold * factor).toPrecision(12)) };
  };
  return {
    describe(text, ...names) {
      const watching = names.flatMap((name) => alerts.get(name) ?? []);
      if (watching.length === 0) return text;
      const list = watching.map(({ name, group, severity, for: pending }) => {
        const link = linkRunbook(catalog, group, name);
        return `${"runbook_url" in link ? `[${name}](${link.runbook_url})` : name} (${severity}, after ${pending})`;
      });
      return `${text}\n\nWatched by ${list.join(", ")}.`;
    },
    limits(...limits) {
      const found = limits.flatMap((limit) => find(limit) ?? []).sort((a, b) => a.value - b.value);
      return [
        { color: "green", value: null },
        ...found.map(({ severity, value }) => ({ color: colorSeverity(severity), value })),
      ];
    },
    floor(limit) {
      const found = find(limit);
      if (found === undefined) return [{ color: "green", value: null }];
      return [
        { color: colorSeverity(found.severity), value: null },
        { color: "green", value: found.value },
      ];
    },
  };
}

function colorSeverity(severity: string): string {
  return severity === "critical" ? "red" : "orange";
}
