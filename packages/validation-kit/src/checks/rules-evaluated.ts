import { buildRuleGroups } from "@tenantry/alert-library";
import type { Check, CheckFault } from "../check.ts";
import { readList, readMapping, readText, showValue } from "../read-field.ts";
import { NO_METRICS_STORE } from "../stores/no-store.ts";
import { askMetrics } from "../stores/read-answer.ts";

const ELSEWHERE =
  "the metrics store evaluates no rules itself, as is VictoriaMetrics' way: vmalert does, and the store's -vmalert.proxyURL would tell of them here";

export const rulesEvaluated: Check = {
  id: "rules-evaluated",
  criterion: "AC9",
  evidence: "monitoring",
  title: "The catalog's alerts are evaluated, without errors",
  async run({ catalog, stores }) {
    const expected = buildRuleGroups(catalog).flatMap(({ rules }) => rules);
    const expectation = `${expected.length} alerting rules of the catalog, each in health ok`;
    const store = stores.metrics;
    if (store === undefined) return { expectation, found: "", faults: [], skipped: NO_METRICS_STORE };
    const groups = readList(await askMetrics(store, "/api/v1/rules"), "groups");
    if (groups.length === 0) return { expectation, found: "", faults: [], skipped: ELSEWHERE };
    const live = groups.flatMap((group) => readList(group, "rules"));
    const faults: CheckFault[] = [];
    for (const rule of expected) {
      const same = live.find((other) => readText(other, "name") === rule.alert && matches(other, rule.labels));
      const place = `alert ${rule.alert} of ${rule.labels["namespace"]}`;
      if (same === undefined) {
        const help = `see whether its rule file is taken: does the selector of rules match its labels and namespace? kubectl get ${catalog.monitoring.rules.toLowerCase()} -n ${catalog.cluster.namespace}`;
        faults.push({ message: `${place} is not evaluated`, help });
        continue;
      }
      const health = readText(same, "health");
      if (health === "ok" || health === "unknown") continue;
      const error = showValue(readText(same, "lastError"));
      faults.push({
        message: `${place} is in health ${showValue(health)}, expected ok: ${error}`,
        help: "run its expression by hand in the store",
      });
    }
    return { expectation, found: `${expected.length - faults.length} of ${expected.length} are evaluated`, faults };
  },
};

/** The store may add labels of its own. */
function matches(rule: unknown, labels: Readonly<Record<string, string>>): boolean {
  const own = readMapping(rule, "labels");
  return Object.entries(labels).every(([name, value]) => own[name] === value);
}
