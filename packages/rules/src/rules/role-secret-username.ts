import { nameObject } from "../reading/fields.ts";
import { findSecret, roleSecrets } from "../reading/roles.ts";
import { readSecretKey } from "../reading/secret-keys.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0, internal/management/controller/roles/runnable.go, and instance_controller.go, reconcileUser. */
export const roleSecretUsername: Rule = {
  id: "role-secret-username",
  severity: "error",
  title: "The Secret of a role has a `password`, and a `username` that is the role's name.",
  *check(subject) {
    for (const { manifest, path, role, name, isTrimmed } of roleSecrets(subject)) {
      const secret = findSecret(subject, name, manifest);
      if (secret === undefined) continue;
      const who = `${nameObject(manifest.object)}: the role ${role}`;
      const username = readSecretKey(secret, "username");
      if (username.state === "known" && (isTrimmed ? username.text.trim() : username.text) !== role)
        yield {
          manifest: secret,
          path: username.path,
          message: `${who} takes its password from ${nameObject(secret.object)}, whose \`username\` is ${JSON.stringify(username.text)}: expected ${JSON.stringify(role)}`,
          help: `write \`username: ${role}\`, or name another Secret: the operator refuses the pair, and the password is never set`,
        };
      for (const key of ["username", "password"])
        if (readSecretKey(secret, key).state === "missing")
          yield {
            manifest,
            path,
            message: `${who} takes its password from ${nameObject(secret.object)}, which has no key \`${key}\``,
            help:
              key === "username"
                ? `add \`username: ${role}\`; where \`target.template.data\` is used, it has to list every key`
                : 'add `password`; where `target.template.data` is used, it has to list every key, e.g. `password: "{{ .password }}"`',
          };
    }
  },
};
