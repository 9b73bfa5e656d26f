import { alignColumns } from "@tenantry/rules";
import type { CheckResult } from "@tenantry/validation-kit";

const STATUSES = ["passed", "failed", "unknown", "skipped"] as const;

export type Counts = Readonly<Record<CheckResult["status"], number>>;

export function countResults(results: readonly CheckResult[]): Counts {
  const count = (status: CheckResult["status"]) => results.filter((result) => result.status === status).length;
  return { passed: count("passed"), failed: count("failed"), unknown: count("unknown"), skipped: count("skipped") };
}

/** A row for each acceptance criterion. */
export function summarizeResults(results: readonly CheckResult[]): string {
  const criteria = [...new Set(results.map(({ criterion }) => criterion))].sort(
    (a, b) => Number(a.slice(2)) - Number(b.slice(2)),
  );
  const rows = criteria.map((criterion) =>
    row(
      criterion,
      results.filter((result) => result.criterion === criterion),
    ),
  );
  const table = alignColumns([["", ...STATUSES], ...rows, row("total", results)]);
  return `${table.join("\n")}\n`;
}

function row(name: string, results: readonly CheckResult[]): string[] {
  const counts = countResults(results);
  return [name, ...STATUSES.map((status) => String(counts[status]))];
}
