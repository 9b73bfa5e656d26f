import { textAt } from "../reading/fields.ts";
import { mentionsText } from "../reading/mentions.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf, type Subject } from "../subject.ts";

/** cloudnative-pg v1.30.0, releases/cnpg-1.30.0.yaml: the operator's own manifest brings this Namespace. */
const OPERATOR_NAMESPACE = "cnpg-system";

export const operatorNamespaceClaimed: Rule = {
  id: "operator-namespace-claimed",
  severity: "warning",
  title: "The operator's Namespace belongs to whoever installs the operator.",
  *check(subject) {
    const hasClusters = subject.ofKind("Cluster").some(({ object }) => namespaceOf(object) === OPERATOR_NAMESPACE);
    if (!hasClusters || installsOperator(subject)) return;
    for (const manifest of subject.ofKind("Namespace")) {
      if (textAt(manifest.object, "metadata", "name") !== OPERATOR_NAMESPACE) continue;
      yield {
        manifest,
        path: ["metadata", "name"],
        message: `Namespace ${OPERATOR_NAMESPACE} is the operator's own, and stands here among the databases: two owners overwrite each other's labels, and whichever of them is removed takes the operator and all data with it`,
        help: "leave the Namespace to the operator's installation (`namespace.manage: false` in a catalog), or give the databases a namespace of their own",
      };
    }
  },
};

/** Its Deployment, or whatever brings its chart. */
function installsOperator(subject: Subject): boolean {
  for (const { object } of subject.objects()) {
    const kind = textAt(object, "kind") ?? "";
    if (kind === "Deployment" && textAt(object, "metadata", "name") === "cnpg-controller-manager") return true;
    const installs = /^(?:HelmRelease|HelmChart|Application|ApplicationSet|OCIRepository)$/.test(kind);
    if (installs && (mentionsText(object, "cloudnative-pg") || mentionsText(object, "cnpg"))) return true;
  }
  return subject
    .ofKind("KustomizationFile")
    .some(
      ({ object }) => mentionsText(object, "cloudnative-pg/releases") || mentionsText(object, "charts/cloudnative-pg"),
    );
}
