import { isSet, nameObject, textAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf } from "../subject.ts";

/** external-secrets v2.9.0, apis/externalsecrets/v1: `secretStoreRef.kind` is SecretStore where it is left out. */
export const externalSecretStoreKind: Rule = {
  id: "external-secret-store-kind",
  severity: "error",
  title: "An ExternalSecret that uses a ClusterSecretStore says so.",
  *check(subject) {
    const shared = new Set<string>();
    for (const { object } of subject.ofKind("ClusterSecretStore"))
      shared.add(plainTextAt(object, "metadata", "name") ?? "");
    for (const { object } of subject.ofKind("ExternalSecret"))
      if (textAt(object, "spec", "secretStoreRef", "kind") === "ClusterSecretStore")
        shared.add(plainTextAt(object, "spec", "secretStoreRef", "name") ?? "");
    for (const manifest of subject.ofKind("ExternalSecret")) {
      const { object } = manifest;
      const name = plainTextAt(object, "spec", "secretStoreRef", "name");
      if (name === undefined || !shared.has(name) || isSet(object, "spec", "secretStoreRef", "kind")) continue;
      if (subject.find("SecretStore", namespaceOf(object), name) !== undefined) continue;
      yield {
        manifest,
        path: ["spec", "secretStoreRef"],
        message: `${nameObject(object)}: \`secretStoreRef\` without \`kind\` means a SecretStore ${name} of its own namespace, but ${name} is a ClusterSecretStore elsewhere in these files`,
        help: "add `kind: ClusterSecretStore`",
      };
    }
  },
};
