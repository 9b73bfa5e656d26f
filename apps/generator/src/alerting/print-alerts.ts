import type { DescribedAlert, DescribedAlerts } from "./describe-alerts.ts";

/** For people: a paragraph an alert. */
export function printAlerts({ catalog, alerts, off, without }: DescribedAlerts): string {
  const critical = alerts.filter(({ severity }) => severity === "critical").length;
  const title = `${catalog}: ${alerts.length} alerts, ${critical} of them critical\n`;
  const others = [
    ...(off.length > 0 ? [`off in the catalog: ${off.join(", ")}\n`] : []),
    ...(without.length > 0 ? [`nothing to watch in this catalog: ${without.join(", ")}\n`] : []),
  ];
  return [title, ...alerts.map(printAlert), ...others].join("\n");
}

function printAlert({ alert, part, severity, for: pending, threshold, unit, expr, runbook }: DescribedAlert): string {
  const compared = threshold === undefined ? "" : `, threshold ${threshold}${unit === "ratio" ? "" : ` ${unit}`}`;
  const name = part === undefined ? alert : `${alert} (part ${part})`;
  return [
    `${name}: ${severity}, for ${pending}${compared}`,
    ...expr.split("\n").map((line) => `    ${line}`),
    `  ${runbook}\n`,
  ].join("\n");
}
