import type { Manifest } from "../manifest.ts";
import { isSet, listAt, nameObject, textAt } from "../reading/fields.ts";
import { findSecret, roleSecrets } from "../reading/roles.ts";
import type { Rule } from "../rule.ts";

/** external-secrets v2.9.0: a generator runs at every refresh, by default every hour. */
export const passwordGeneratorRotates: Rule = {
  id: "password-generator-rotates",
  severity: "warning",
  title: "A generated password of a role is created once.",
  *check(subject) {
    const ofRoles = new Set<Manifest | undefined>();
    for (const { manifest, name } of roleSecrets(subject)) ofRoles.add(findSecret(subject, name, manifest));
    for (const manifest of subject.ofKind("ExternalSecret")) {
      const { object } = manifest;
      if (
        !ofRoles.has(manifest) &&
        !isSet(object, "spec", "target", "template", "metadata", "labels", "cnpg.io/reload")
      )
        continue;
      const index = listAt(object, "spec", "dataFrom").findIndex(
        (entry) => textAt(entry, "sourceRef", "generatorRef", "kind") === "Password",
      );
      const policy = textAt(object, "spec", "refreshPolicy") ?? "Periodic";
      const interval = textAt(object, "spec", "refreshInterval") ?? "1h";
      if (index < 0 || policy !== "Periodic" || interval.includes("${") || /^(0[a-zµ]*)+$/.test(interval)) continue;
      yield {
        manifest,
        path: isSet(object, "spec", "refreshPolicy") ? ["spec", "refreshPolicy"] : ["spec", "dataFrom", index],
        message: `${nameObject(object)}: the Password generator makes a new password every ${interval}, and every client keeps the old one`,
        help: "write `refreshPolicy: CreatedOnce`",
      };
    }
  },
};
