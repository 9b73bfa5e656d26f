import type { Catalog, Pooler } from "@tenantry/tenant-model";
import { listPoolers } from "../names.ts";

export interface PoolerClass {
  /** The constant that the poolers share. */
  readonly value: number;
  /** Regular expression of their names. */
  readonly names: string;
}

/** A name has at most 63 characters, so a list stays below 6.5 KiB. */
const LONGEST_LIST = 100;
/** VictoriaMetrics refuses queries over 16 KiB (`-search.maxQueryLen`); what is around the terms needs some of that. */
const LONGEST_EXPRESSION = 14_000;

/**
 * Poolers by a constant that an alert compares with, as PgBouncer exports none of its settings. One term per constant and
 * not one rule per pooler: the rule object stays far from the 1.5 MiB that etcd takes, and a new tenant changes one line
 * of an alert.
 */
export function classifyPoolers(catalog: Catalog, measure: (pooler: Pooler) => number): PoolerClass[] {
  const classes = new Map<number, string[]>();
  for (const { pooler } of listPoolers(catalog)) {
    const value = measure(pooler);
    const names = classes.get(value);
    if (names) names.push(pooler.name);
    else classes.set(value, [pooler.name]);
  }
  return [...classes]
    .sort(([a], [b]) => a - b)
    .flatMap(([value, names]) => cutList(names).map((part) => ({ value, names: part.join("|") })));
}

function cutList(names: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < names.length; at += LONGEST_LIST) parts.push(names.slice(at, at + LONGEST_LIST));
  return parts;
}

/** Joins terms with `or`, one a line, to as few expressions as their length allows. */
export function joinTerms(terms: readonly string[]): string[] {
  const expressions: string[] = [];
  let joined = "";
  for (const term of terms) {
    const longer = joined === "" ? term : `${joined}\nor ${term}`;
    if (longer.length > LONGEST_EXPRESSION && joined !== "") {
      expressions.push(joined);
      joined = term;
    } else joined = longer;
  }
  return joined === "" ? expressions : [...expressions, joined];
}
