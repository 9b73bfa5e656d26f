// @ts-check

/**
 * What is measured, and how much it may take. `render` and `unchanged` are in units of `node -e 0`; `renderOf1000` in
 * units of rendering 1,000 tenants from nothing; `rss` in MiB.
 *
 * @typedef {object} BenchCase
 * @property {string} name
 * @property {readonly number[]} sizes tenants of each catalog
 * @property {{ render?: number, unchanged?: number, renderOf1000?: number, rss: number }} limits
 */

/** What all rules may cost at 1,000 tenants with nothing changed, in units of `node -e 0`. */
export const RULES_LIMIT = 1;

/** @type {readonly BenchCase[]} */
export const benchCases = [
  { name: "4", sizes: [4], limits: { render: 2.4, unchanged: 2.2, rss: 80 } },
  { name: "100", sizes: [100], limits: { render: 3.2, unchanged: 2.7, rss: 95 } },
  { name: "1,000", sizes: [1000], limits: { render: 10, unchanged: 7, rss: 170 } },
  { name: "20 × 500", sizes: Array.from({ length: 20 }, () => 500), limits: { renderOf1000: 10, rss: 400 } },
];
