import type { Fields } from "../manifest.ts";
import { clustersOf } from "../reading/clusters.ts";
import { isFields, isSet, listAt } from "../reading/fields.ts";
import { explainLabelKey, explainLabelValue } from "../reading/label-forms.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "affinity", "tolerations"];
const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

interface Flaw {
  readonly key: string;
  readonly what: string;
  readonly help: string;
}

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateTolerations, as Kubernetes does for pods. */
export const tolerations: Rule = {
  id: "tolerations",
  severity: "error",
  title: "Tolerations of a Cluster are ones that Kubernetes takes.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      for (const [index, toleration] of listAt(object, ...PLACE).entries()) {
        if (!isFields(toleration)) continue;
        for (const { key, what, help } of explain(toleration))
          yield { manifest, path: [...PLACE, index, key], message: `${title}: a toleration ${what}`, help };
      }
    }
  },
};

function* explain(toleration: Fields): Iterable<Flaw> {
  const fields = ["key", "operator", "value", "effect"].map((name) => toleration[name] ?? "");
  // What waits for a value, or is of another type, may turn out right.
  if (fields.some((field) => typeof field !== "string" || hasPlaceholder(field))) return;
  const [key = "", operator = "", value = "", effect = ""] = fields.map(String);
  const badKey = key === "" ? undefined : explainLabelKey(key);
  if (badKey !== undefined)
    yield { key: "key", what: `has the key ${JSON.stringify(key)}, which ${badKey}`, help: "write the taint's key" };
  if (!["", "Equal", "Exists"].includes(operator))
    yield {
      key: "operator",
      what: `has the operator ${operator}: expected Equal or Exists`,
      help: "write `operator: Exists` for any value of the key",
    };
  else if (key === "" && operator !== "Exists")
    yield {
      key: "operator",
      what: "has no key, which needs `operator: Exists`",
      help: "add `key`, or `operator: Exists` to tolerate every taint",
    };
  if (operator === "Exists" && value !== "")
    yield {
      key: "value",
      what: `has the value ${JSON.stringify(value)} beside \`operator: Exists\`, which looks at no value`,
      help: "remove `value`, or write `operator: Equal`",
    };
  const badValue = operator === "Exists" ? undefined : explainLabelValue(value);
  if (badValue !== undefined)
    yield {
      key: "value",
      what: `has the value ${JSON.stringify(value)}, which ${badValue}`,
      help: "write the taint's value",
    };
  if (isSet(toleration, "tolerationSeconds") && effect !== "NoExecute")
    yield {
      key: "effect",
      what: "has `tolerationSeconds` without `effect: NoExecute`",
      help: "write `effect: NoExecute`, or remove `tolerationSeconds`",
    };
  if (effect !== "" && !EFFECTS.includes(effect))
    yield {
      key: "effect",
      what: `has the effect ${effect}: expected ${EFFECTS.join(", ")}`,
      help: "write the taint's effect, or leave it out for all of them",
    };
}
