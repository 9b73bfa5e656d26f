import { type JsonObject, readYaml } from "@tenantry/flux-postbuild";
import type { Problem } from "@tenantry/tenant-model";
import { checkFrame } from "./check-frame.ts";
import { findYamlFaults } from "./find-yaml-faults.ts";
import { splitItems } from "./split-items.ts";

/** What a function gets on standard input. */
export interface ResourceList {
  readonly apiVersion: string;
  readonly items: readonly ListedItem[];
  readonly functionConfig: JsonObject;
  /** Column of the items' dashes. */
  readonly indent: number;
}

export interface ListedItem {
  /** As Go's YAML reads it. */
  readonly value: JsonObject;
  /** Lines of the list from its dash on, as they came in; undefined where they do not stand alone. */
  readonly text?: string;
}

export type ReadResourceList =
  | { readonly ok: true; readonly list: ResourceList }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a ResourceList (config.kubernetes.io/v1 or v1beta1), YAML or JSON.
 * @param name what problems call the text
 */
export async function readResourceList(text: string, name: string): Promise<ReadResourceList> {
  const read = readYaml(text, { repeatedKeys: "refused" });
  const faults = await findYamlFaults(text, read);
  if (faults.length > 0 || !read.ok) return { ok: false, problems: faults.map((fault) => toProblem(fault, name)) };
  const frame = await checkFrame(read.value, text);
  if (!frame.ok) return { ok: false, problems: frame.faults.map((fault) => toProblem(fault, name)) };
  const { apiVersion, items, functionConfig } = frame;
  const { indent, texts } = splitItems(text, items);
  const listed = items.map((value, index): ListedItem => {
    const own = texts[index];
    return { value, ...(own !== undefined && { text: own }) };
  });
  return { ok: true, list: { apiVersion, items: listed, functionConfig, indent } };
}

type Fault = Pick<Problem, "message" | "help" | "line" | "column"> & { readonly path?: string };

function toProblem({ path = "", ...fault }: Fault, file: string): Problem {
  return { rule: "resource-list", severity: "error", file, path, ...fault };
}
