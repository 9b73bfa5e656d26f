import type { AlertGroup } from "../alert-groups.ts";
import { addressHeading } from "./link-runbook.ts";
import type { RunbookContext } from "./runbook-context.ts";

/** The page that a folder shows on a Git host: every alert and where to read about it. */
export function printRunbookIndex(groups: readonly AlertGroup[], context: RunbookContext): string {
  const { catalog, cluster, namespace, file, ruleFile, alerts } = context;
  const rows = groups.flatMap(({ id, alerts: own }) =>
    [...new Set(own.map(({ name }) => name))].map((name) => {
      const { severity, for: pending, threshold = "" } = alerts[name] || {};
      return `| [${name}](${addressHeading(id, name)}) | ${severity} | ${pending} | ${threshold} |`;
    }),
  );
  return [
    `# Runbooks of ${catalog}`,
    "",
    `What to do when an alert of the PostgreSQL cluster ${cluster} in the namespace ${namespace} fires. The alerts stand in`,
    `\`${ruleFile}\`; \`spec.monitoring.alerts\` in \`${file}\` sets them.`,
    "",
    "| alert | severity | for | threshold |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
