import { findAclFile } from "../reading/dragonfly.ts";
import { isKnownWord } from "../reading/dragonfly-words.ts";
import { nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** dragonfly v1.39.0, src/server/acl/acl_family.cc (LoadToRegistryFromFile, ParseAclSetUser). */
export const dragonflyAclUnknownCommand: Rule = {
  id: "dragonfly-acl-unknown-command",
  severity: "error",
  title: "A Dragonfly's file of users names commands and categories that Dragonfly has.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      const file = findAclFile(subject, manifest);
      for (const { name, rules } of file?.users ?? []) {
        const unknown = rules.filter((rule) => /^[+-]/.test(rule) && !isKnownWord(rule));
        if (file === undefined || unknown.length === 0) continue;
        yield {
          manifest: file.manifest,
          path: file.path,
          message: `${nameObject(manifest.object)}: the user ${name} has ${unknown.join(", ")}, which Dragonfly 1.39 does not know: it reads nothing of the file then, and nobody but \`default\` can log in`,
          help: "correct the word; waive this where a newer Dragonfly has it",
        };
      }
    }
  },
};
