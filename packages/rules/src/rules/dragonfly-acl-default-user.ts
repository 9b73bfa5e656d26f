import { findAclFile } from "../reading/dragonfly.ts";
import { nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** dragonfly v1.39.0, src/server/acl/acl_family.cc (LoadToRegistryFromFile) and user_registry.cc. */
export const dragonflyAclDefaultUser: Rule = {
  id: "dragonfly-acl-default-user",
  severity: "error",
  title: "A Dragonfly's file of users has a password for the user `default`.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      const file = findAclFile(subject, manifest);
      if (file === undefined) continue;
      const rules = file.users.find(({ name }) => name === "default")?.rules;
      const isOpen =
        rules === undefined || (rules.includes("nopass") && !rules.some((rule) => rule.toUpperCase() === "OFF"));
      if (!isOpen) continue;
      yield {
        manifest: file.manifest,
        path: file.path,
        message: `${nameObject(manifest.object)}: its file of users ${rules === undefined ? "does not name" : "asks for no password of"} the user \`default\`: whoever reaches it may do everything without one, whatever \`authentication\` says`,
        help: "add a line such as `USER default ON #{{ .password | sha256sum }} ~* &* +@all`, or `USER default OFF -@all`",
      };
    }
  },
};
