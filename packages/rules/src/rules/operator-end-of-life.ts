import { OPERATOR_END_OF_LIFE } from "../reading/postgres-releases.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.30.0, docs/src/supported_releases.md. One fault, whatever the number of objects: the version is one. */
export const operatorEndOfLife: Rule = {
  id: "operator-end-of-life",
  severity: "warning",
  title: "The version of CloudNativePG that is rendered for still gets fixes.",
  *check(subject) {
    const [manifest] = subject.ofKind("Cluster");
    const version = subject.operator.minorText;
    const end = OPERATOR_END_OF_LIFE[version];
    if (manifest === undefined || end === undefined || subject.today <= end) return;
    yield {
      manifest,
      path: ["apiVersion"],
      message: `CloudNativePG ${version} has had no releases since ${end}: holes found since then stay open`,
      help: "upgrade the operator minor by minor, to a version that is supported; then raise the version that the catalog names",
    };
  },
};
