import type { InstanceBudget } from "./budget.ts";

/** Lines of a table; the first columns are aligned to the left, the others, numbers, to the right. */
export function alignColumns(rows: readonly (readonly string[])[], { left = 1 } = {}): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, index) => (index < left ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** More lines than this are no table that anybody reads in a message. */
const MOST_ROWS = 20;

/** What the sum is made of, one line each, the largest first where there are too many to show. */
export function printSum({ poolers, direct, spared, headroom, total, usable }: InstanceBudget): string {
  const sorted = poolers.length > MOST_ROWS ? poolers.toSorted((a, b) => b.sessions - a.sessions) : poolers;
  const rest = sorted.slice(MOST_ROWS);
  const rows = sorted
    .slice(0, MOST_ROWS)
    .map(({ name, pods, perPod, sessions }) => [
      perPod.databases > 1 ? `${name}, ${perPod.databases} databases` : name,
      `${pods.rolling} pods × ${perPod.total} =`,
      String(sessions),
    ]);
  if (rest.length > 0)
    rows.push([`${rest.length} more poolers`, "", String(sum(rest.map(({ sessions }) => sessions)))]);
  if (direct.length > 0) rows.push(["without a pooler", "", String(sum(direct.map(({ sessions }) => sessions)))]);
  for (const { role, sessions } of spared) rows.push([`limit of ${role}`, "", `-${sessions}`]);
  rows.push(["operator, exporter, backup, psql", "", String(headroom)]);
  rows.push(["total", "", String(total)]);
  rows.push(["usable", "", String(usable)]);
  if (total > usable) rows.push(["over by", "", String(total - usable)]);
  return alignColumns(rows).join("\n");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
