// @ts-check
// Metrics that differ in name only stand in one entry: the module is part of what the CLI loads.

const HEAD = `// Written by \`nx run alert-library:metrics\` from facts that were read in the source of CloudNativePG 1.27.0 to 1.30.0 and
// plugin-barman-cloud 0.14.0: do not edit.
import type { MetricFamily } from "./metric.ts";

export const cnpgMetrics: readonly MetricFamily[] = [
`;

/** @param {readonly Record<string, unknown>[]} metrics */
export function printFamilies(metrics) {
  /** @type {Map<string, { fields: Record<string, unknown>, names: string[] }>} */
  const families = new Map();
  for (const { name, ...fields } of metrics) {
    const key = JSON.stringify(Object.entries(fields).sort());
    const family = families.get(key) ?? { fields, names: [] };
    family.names.push(String(name));
    families.set(key, family);
  }
  const lines = [...families.values()].map(({ fields, names }) => {
    const prefix = findPrefix(names);
    const rest = names.map((name) => name.slice(prefix.length)).join(" ");
    return `  ${JSON.stringify({ ...(prefix !== "" && { prefix }), names: rest, ...fields })},\n`;
  });
  return `${HEAD}${lines.join("")}];\n`;
}

/** Up to the last underscore that all share; none for a name alone. @param {readonly string[]} names */
function findPrefix([first = "", ...others]) {
  if (others.length === 0) return "";
  let end = first.length;
  while (others.some((name) => !name.startsWith(first.slice(0, end)))) end -= 1;
  return first.slice(0, first.lastIndexOf("_", end - 1) + 1);
}
