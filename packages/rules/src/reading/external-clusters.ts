import type { Fields } from "../manifest.ts";
import { isFields, isSet, textAt } from "./fields.ts";
import { hasPlaceholder } from "./placeholder.ts";

export interface ExternalCluster {
  readonly name: string;
  readonly index: number;
  readonly fields: Fields;
}

/** A Cluster's externalClusters; undefined where a name cannot be read, so that nobody can say which are missing. */
export function readExternalClusters(spec: Fields): readonly ExternalCluster[] | undefined {
  const list = spec["externalClusters"];
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return undefined;
  const read = list.map((fields: unknown, index) => ({ fields, index, name: textAt(fields, "name") }));
  const clusters: ExternalCluster[] = [];
  for (const { fields, index, name } of read) {
    if (!isFields(fields) || name === undefined || hasPlaceholder(name)) return undefined;
    clusters.push({ fields, index, name });
  }
  return clusters;
}

/** Ways to reach it. */
export const CONNECTIONS = ["connectionParameters", "plugin", "barmanObjectStore"] as const;

export function connectionsOf(fields: Fields): readonly (typeof CONNECTIONS)[number][] {
  return CONNECTIONS.filter((key) => isSet(fields, key));
}

/** What to do about a name that is not among them. */
export function suggestExternalCluster(names: readonly string[]): string {
  return names.length === 0
    ? "add it to `externalClusters`, with `connectionParameters` or `plugin`"
    : `add it to \`externalClusters\`, or write one of ${names.join(", ")}`;
}
