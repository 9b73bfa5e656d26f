import { readCondition, readField, readList } from "./read-field.ts";

/** Why the API server does not serve this version of a CustomResourceDefinition; undefined where it does. */
export function explainUnserved(definition: unknown, version: string): string | undefined {
  if (definition === undefined) return `does not exist, expected one that serves ${version}`;
  const established = readCondition(definition, "Established");
  if (established?.status !== "True") return `is not established: ${established?.message || "its status says nothing"}`;
  const served = readList(definition, "spec", "versions").flatMap((entry) => {
    const name = readField(entry, "name");
    return readField(entry, "served") === true && typeof name === "string" ? name : [];
  });
  return served.includes(version) ? undefined : `serves ${served.join(", ") || "nothing"}, expected ${version}`;
}
