import { clustersOf } from "../reading/clusters.ts";
import { isFields, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["metadata", "annotations", "cnpg.io/podPatch"];
const OPERATIONS = ["add", "remove", "replace", "move", "copy", "test"];

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validatePodPatchAnnotation. Whether a path
 * exists in the pod that the operator makes is not judged.
 */
export const podPatchAnnotation: Rule = {
  id: "pod-patch-annotation",
  severity: "error",
  title: "The annotation `cnpg.io/podPatch` is a JSON patch: a list of operations.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const text = textAt(object, ...PLACE);
      const reason = text === undefined || hasPlaceholder(text) ? undefined : explain(text);
      if (reason === undefined) continue;
      yield {
        manifest,
        path: PLACE,
        message: `${title}: \`cnpg.io/podPatch\` is no JSON patch: ${reason}`,
        help: 'write a list such as [{"op": "add", "path": "/spec/containers/0/env/-", "value": {}}], in single quotes or as a block',
      };
    }
  },
};

function explain(text: string): string | undefined {
  let patch: unknown;
  try {
    patch = JSON.parse(text);
  } catch {
    return "the text is not JSON";
  }
  if (patch === null) return undefined;
  if (!Array.isArray(patch)) return `expected a list, found ${isFields(patch) ? "an object" : JSON.stringify(patch)}`;
  for (const [index, operation] of patch.entries()) {
    const op = textAt(operation, "op");
    const where = `operation ${index + 1}`;
    if (!isFields(operation)) return `${where} is no object`;
    if (op === undefined || !OPERATIONS.includes(op))
      return `the \`op\` of ${where} is none of ${OPERATIONS.join(", ")}`;
    const path = textAt(operation, "path");
    if (path === undefined || !/^(?:\/|$)/.test(path)) return `the \`path\` of ${where} does not start with /`;
  }
  return undefined;
}
