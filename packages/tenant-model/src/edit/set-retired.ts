import type { Path } from "../problem.ts";
import { endOf, findPair, nodeAt, openNodes } from "./tenant-nodes.ts";
import { TextLines } from "./text-lines.ts";

/**
 * Sets `state: retired` of a tenant, below its name; everything else stays as it is.
 * @param place of the tenant
 * @returns undefined where the text is written in a way that cannot be edited
 */
export async function setRetired(text: string, place: Path): Promise<string | undefined> {
  const nodes = await openNodes(text);
  const tenant = nodes && nodeAt(nodes, place);
  if (nodes === undefined || !nodes.yaml.isMap(tenant)) return undefined;
  const state = findPair(tenant, "state")?.value?.range;
  if (state !== undefined && state !== null) {
    const quote = /^["']/.exec(text.slice(state[0], state[1]))?.[0] ?? "";
    return `${text.slice(0, state[0])}${quote}retired${quote}${text.slice(state[1])}`;
  }
  const name = findPair(tenant, "name");
  const key = name?.key.range;
  if (name === undefined || key === undefined || key === null) return undefined;
  const end = endOf(name.value, nodes, text);
  if (tenant.flow === true) {
    const quote = text[key[0]] === '"' ? '"' : "";
    return `${text.slice(0, end)}, ${quote}state${quote}: ${quote}retired${quote}${text.slice(end)}`;
  }
  const lines = new TextLines(text);
  return lines.insert(lines.lineOf(end - 1) + 1, [`${" ".repeat(lines.columnOf(key[0]))}state: retired`]);
}
