import { nameObject, textAt } from "../reading/fields.ts";
import { isOneEditAway, plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf } from "../subject.ts";

const LABEL = "cnpg.io/poolerName";

/** A budget that selects no pod is valid and protects nothing (kubernetes v1.34, pkg/controller/disruption). */
export const budgetSelectsNothing: Rule = {
  id: "budget-selects-nothing",
  severity: "error",
  title: "A PodDisruptionBudget for a Pooler names a Pooler that is there.",
  *check(subject) {
    for (const manifest of subject.ofKind("PodDisruptionBudget")) {
      const path = ["spec", "selector", "matchLabels", LABEL];
      const name = plainTextAt(manifest.object, ...path);
      const namespace = namespaceOf(manifest.object);
      if (name === undefined || subject.find("Pooler", namespace, name) !== undefined) continue;
      const poolers = subject
        .ofKind("Pooler")
        .filter(({ object }) => plainTextAt(object, "metadata", "name") !== undefined);
      const nameOf = (pooler: (typeof poolers)[number]) => textAt(pooler.object, "metadata", "name") ?? "";
      const elsewhere = poolers.find(
        (pooler) => nameOf(pooler) === name && namespace !== "" && namespaceOf(pooler.object) !== "",
      );
      const near = poolers.find((pooler) => namespaceOf(pooler.object) === namespace && isMeant(nameOf(pooler), name));
      if (elsewhere === undefined && near === undefined && subject.catalog === undefined) continue;
      yield {
        manifest,
        path,
        message: `${nameObject(manifest.object)}: there is no Pooler ${name} in ${namespace === "" ? "its namespace" : `namespace ${namespace}`}${elsewhere !== undefined ? `, but one in namespace ${namespaceOf(elsewhere.object)}` : near !== undefined ? `, but one called ${nameOf(near)}` : ""}: it protects nothing`,
        help:
          elsewhere !== undefined
            ? `move it: \`metadata.namespace: ${namespaceOf(elsewhere.object)}\``
            : near !== undefined
              ? `write \`${LABEL}: ${nameOf(near)}\``
              : "remove it, or name a Pooler of the catalog",
      };
    }
  },
};

/** One letter off, or with the type of the Pooler added. */
function isMeant(known: string, name: string): boolean {
  return (
    isOneEditAway(known, name) ||
    ["-rw", "-ro", "-r"].some((type) => `${known}${type}` === name || `${name}${type}` === known)
  );
}
