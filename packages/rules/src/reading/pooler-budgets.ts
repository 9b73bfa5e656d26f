import type { Manifest } from "../manifest.ts";
import { namespaceOf, type Subject } from "../subject.ts";
import { fieldsAt, isSet, textAt, valueAt } from "./fields.ts";
import { poolerLabels, selects } from "./selectors.ts";

/**
 * The Poolers whose pods a PodDisruptionBudget selects.
 * @param options.open take a requirement about a label that nobody knows as met
 */
export function poolersOf(
  subject: Subject,
  budget: Manifest,
  options: { readonly open?: boolean } = {},
): readonly Manifest[] {
  const namespace = namespaceOf(budget.object);
  const selector = valueAt(budget.object, "spec", "selector");
  // Nearly every budget names its Pooler and nothing else: a thousand of them need not be held against a thousand Poolers.
  const labels = fieldsAt(selector, "matchLabels");
  const name = textAt(labels, "cnpg.io/poolerName");
  const { byNamespace, byName } = subject.once(indexPoolers);
  const candidates = (name === undefined ? byNamespace.get(namespace) : byName.get(`${namespace}/${name}`)) ?? [];
  if (name !== undefined && !isSet(selector, "matchExpressions") && Object.keys(labels).length === 1) return candidates;
  return candidates.filter((pooler) => selects(selector, poolerLabels(pooler.object), options));
}

interface PoolerIndex {
  readonly byNamespace: ReadonlyMap<string, readonly Manifest[]>;
  readonly byName: ReadonlyMap<string, readonly Manifest[]>;
}

function indexPoolers(subject: Subject): PoolerIndex {
  const byNamespace = new Map<string, Manifest[]>();
  const byName = new Map<string, Manifest[]>();
  const add = (map: Map<string, Manifest[]>, key: string, pooler: Manifest) => {
    const same = map.get(key);
    if (same === undefined) map.set(key, [pooler]);
    else same.push(pooler);
  };
  for (const pooler of subject.ofKind("Pooler")) {
    const namespace = namespaceOf(pooler.object);
    add(byNamespace, namespace, pooler);
    add(byName, `${namespace}/${textAt(pooler.object, "metadata", "name") ?? ""}`, pooler);
  }
  return { byNamespace, byName };
}
