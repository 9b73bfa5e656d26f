// @ts-check

/**
 * @typedef {object} BenchResult
 * @property {string} name
 * @property {{ render: number, unchanged: number }} milliseconds
 * @property {{ render: number, unchanged: number, renderOf1000: number }} ratios
 * @property {number} rss MiB
 * @property {import("./bench-cases.mjs").BenchCase["limits"]} limits
 */

/**
 * Figures with their limits beside; what is over its limit says so.
 *
 * @typedef {object} BenchReport
 * @property {string} node
 * @property {number} rounds
 * @property {number} bareMilliseconds
 * @property {{ ratio: number, limit: number }} rules at 1,000 tenants
 * @property {readonly BenchResult[]} results
 *
 * @param {BenchReport} report
 */
export function formatTable({ node, rounds, bareMilliseconds, rules, results }) {
  const rows = results.map(({ name, milliseconds, ratios, rss, limits }) => [
    name,
    limits.renderOf1000 === undefined
      ? cell(ratios.render, "×", limits.render)
      : cell(ratios.renderOf1000, " times 1,000", limits.renderOf1000),
    cell(ratios.unchanged, "×", limits.unchanged),
    cell(rss, " MiB", limits.rss),
    `${milliseconds.render.toFixed(0)} / ${milliseconds.unchanged.toFixed(0)} ms`,
  ]);
  const lines = formatRows(["tenants", "render from nothing", "nothing changed", "peak RSS", "medians"], rows);
  const intro = `node ${node}, \`node -e 0\`: ${bareMilliseconds.toFixed(1)} ms, medians of ${rounds}`;
  return [intro, "", ...lines, "", `all rules at 1,000: ${cell(rules.ratio, "×", rules.limit)}`].join("\n");
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 * @returns lines of a Markdown table
 */
export function formatRows(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? title.length)),
  );
  return [head, widths.map((width) => "-".repeat(width)), ...rows].map(
    (row) => `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
}

/**
 * @param {number} value
 * @param {string} unit
 * @param {number | undefined} limit
 */
function cell(value, unit, limit) {
  const digits = unit === " MiB" ? 0 : 2;
  const figure = `${value.toFixed(digits)}${unit}`;
  if (limit === undefined) return figure;
  return `${figure} (≤ ${limit})${value > limit ? " OVER" : ""}`;
}
