import type { Fields } from "../manifest.ts";
import { fieldsAt, isFields, listAt, textAt } from "./fields.ts";

export type Labels = Readonly<Record<string, string>>;

/**
 * Whether a selector picks pods with some labels. `open` says which labels nobody knows, e.g. inherited ones: a requirement
 * about any other key than the given ones is then taken as met.
 */
export function selects(selector: unknown, labels: Labels, { open = false } = {}): boolean {
  if (!isFields(selector)) return false;
  const meets = (key: string, test: (value: string | undefined) => boolean) =>
    (open && !Object.hasOwn(labels, key)) || test(Object.hasOwn(labels, key) ? labels[key] : undefined);
  for (const [key, value] of Object.entries(fieldsAt(selector, "matchLabels")))
    if (!meets(key, (label) => label === value)) return false;
  for (const expression of listAt(selector, "matchExpressions")) {
    const values = listAt(expression, "values");
    const operator = textAt(expression, "operator");
    const test = (label: string | undefined) => {
      if (operator === "Exists") return label !== undefined;
      if (operator === "DoesNotExist") return label === undefined;
      const isListed = label !== undefined && values.includes(label);
      return operator === "NotIn" ? !isListed : isListed;
    };
    if (!meets(textAt(expression, "key") ?? "", test)) return false;
  }
  return true;
}

/** Labels of a Pooler's pods that are known for certain (cloudnative-pg v1.27.0, pkg/specs/pgbouncer/deployments.go). */
export function poolerLabels(pooler: Fields): Labels {
  const known = knownLabels.get(pooler);
  if (known !== undefined) return known;
  const labels = readPoolerLabels(pooler);
  knownLabels.set(pooler, labels);
  return labels;
}

/** Several rules ask. */
const knownLabels = new WeakMap<Fields, Labels>();

function readPoolerLabels(pooler: Fields): Labels {
  const labels: Record<string, string> = {};
  for (const [key, value] of Object.entries(fieldsAt(pooler, "spec", "template", "metadata", "labels")))
    if (typeof value === "string") labels[key] = value;
  labels["cnpg.io/poolerName"] = textAt(pooler, "metadata", "name") ?? "";
  labels["cnpg.io/cluster"] = textAt(pooler, "spec", "cluster", "name") ?? "";
  labels["cnpg.io/podRole"] = "pooler";
  return labels;
}
