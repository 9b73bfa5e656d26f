import { readYaml } from "@tenantry/flux-postbuild";
import type { Problem } from "@tenantry/tenant-model";
import { checkFrame } from "./check-frame.ts";
import { findYamlFaults } from "./find-yaml-faults.ts";
import type { ListedItem, ResourceList } from "./listed-items.ts";
import { splitItems } from "./split-items.ts";
import { listUnwritable } from "./write-resource-list.ts";

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
  const { apiVersion, items, functionConfig, results } = frame;
  const { indent, texts } = splitItems(text, items);
  const listed = items.map((value, index): ListedItem => {
    const own = texts[index];
    return { value, ...(own !== undefined && { text: own }) };
  });
  const lost = listed.flatMap((item, index) => (item.text === undefined ? describeLost(item, index) : []));
  if (lost.length > 0) return { ok: false, problems: lost.map((fault) => toProblem(fault, name)) };
  return { ok: true, list: { apiVersion, items: listed, functionConfig, results, indent } };
}

/** An item without a text of its own goes out anew, even if nobody changes it. */
function describeLost({ value }: ListedItem, index: number): readonly Fault[] {
  const reason = listUnwritable(value);
  if (reason === undefined) return [];
  const message = `item ${index + 1} of the ResourceList cannot be passed on as it is: ${reason}`;
  return [{ message, help: "pass the items as a block list, each with a dash of its own", path: `items[${index}]` }];
}

type Fault = Pick<Problem, "message" | "help" | "line" | "column"> & { readonly path?: string };

function toProblem({ path = "", ...fault }: Fault, file: string): Problem {
  return { rule: "resource-list", severity: "error", file, path, ...fault };
}
