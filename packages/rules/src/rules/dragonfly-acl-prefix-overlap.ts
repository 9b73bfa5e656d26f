import { type AclUser, findAclFile } from "../reading/dragonfly.ts";
import { nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

export const dragonflyAclPrefixOverlap: Rule = {
  id: "dragonfly-acl-prefix-overlap",
  severity: "error",
  title: "No user of a Dragonfly reaches the keys of another one.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      const file = findAclFile(subject, manifest);
      if (file === undefined) continue;
      const prefixes = file.users.filter(({ name }) => name !== "default").flatMap(listPrefixes);
      for (const { user, prefix } of prefixes) {
        for (const other of prefixes) {
          const isTwin = other.prefix === prefix;
          if (other.user === user || !other.prefix.startsWith(prefix) || (isTwin && other.user < user)) continue;
          yield {
            manifest: file.manifest,
            path: file.path,
            message: `${nameObject(manifest.object)}: the user ${user} reaches the keys of ${other.user}: ${JSON.stringify(prefix)} is ${isTwin ? "the prefix of both" : `the start of ${JSON.stringify(other.prefix)}`}`,
            help: `give each a prefix that is no start of another one, with a sign at its end: \`${user}:\` and \`${other.user}:\``,
          };
        }
      }
    }
  },
};

/** Patterns of the form `prefix*`; others are a person's own business. */
function listPrefixes({ name, rules }: AclUser): { readonly user: string; readonly prefix: string }[] {
  return rules.flatMap((rule) => {
    const prefix = /^(?:%R?W?)?~([^*?[\]\\]*)\*$/.exec(rule)?.[1];
    return prefix === undefined ? [] : [{ user: name, prefix }];
  });
}
