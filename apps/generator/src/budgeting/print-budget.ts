import { alignColumns } from "@tenantry/rules";
import type { BudgetLine, InstanceDescription } from "./describe-budget.ts";

export interface DescribedBudget {
  readonly catalog: string;
  readonly maxConnections: number;
  readonly reserved: number;
  readonly instances: readonly InstanceDescription[];
}

/** For people: one table an instance. */
export function printBudget({ catalog, maxConnections, reserved, instances }: DescribedBudget): string {
  const usable = `max_connections ${maxConnections} less ${reserved} reserved`;
  return instances.map((instance) => `${catalog}, ${printInstance(instance, usable)}`).join("\n");
}

function printInstance(described: InstanceDescription, usable: string): string {
  const { instance, lines, spared, headroom, total, room } = described;
  const where = instance === "primary" ? "primary" : "one standby";
  const title = `${where}: ${total} of ${described.usable} sessions (${usable}), ${room < 0 ? `${-room} too many` : `${room} left`}`;
  const row = (what: string, sessions: number) => [what, "", "", "", "", String(sessions), "", ""];
  if (lines.length === 0) return `${title}\n`;
  const table = alignColumns(
    [
      ["tenant", "pooler", "pods", "databases", "per pod", "sessions", "direct", "role limit"],
      ...lines.map(printLine),
      ...Object.entries(spared).map(([role, sessions]) => row(`limit of ${role}`, -sessions)),
      row("operator, exporter, backup, psql", headroom),
      row("total, direct sessions among it", total),
    ],
    { left: 2 },
  );
  return `${[title, ...table.map((line) => `  ${line}`)].join("\n")}\n`;
}

function printLine({ tenants, pooler, direct, roleLimit }: BudgetLine): string[] {
  const [first = "nobody", ...others] = tenants;
  const names = others.length < 3 ? tenants.join(", ") || first : `${first} and ${others.length} more`;
  const figures =
    pooler === undefined
      ? ["-", "", "", "", ""]
      : [pooler.name, pooler.pods, pooler.databases, pooler.perPod, pooler.sessions];
  return [names, ...figures.map(String), String(direct ?? ""), String(roleLimit ?? "")];
}
