import type { Fields } from "../manifest.ts";
import { fieldsAt } from "./fields.ts";

/** A PostgreSQL parameter of a Cluster: its text, and how it is spelled there. PostgreSQL ignores case in names. */
export function parameterOf(
  cluster: Fields,
  name: string,
): { readonly key: string; readonly text: string } | undefined {
  const parameters = fieldsAt(cluster, "spec", "postgresql", "parameters");
  const key = Object.hasOwn(parameters, name)
    ? name
    : Object.keys(parameters).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (key === undefined) return undefined;
  const value = parameters[key];
  return value === null || value === undefined || typeof value === "object" ? undefined : { key, text: String(value) };
}

/** Place of a parameter, for faults. */
export function placeOfParameter(key: string): readonly string[] {
  return ["spec", "postgresql", "parameters", key];
}
