import { listAt, nameObject, textAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.28.0 to v1.30.0, internal/webhook/v1/database_webhook.go, validateServerFDWReference. */
export const foreignServerWrapper: Rule = {
  id: "foreign-server-wrapper",
  severity: "error",
  title: "The wrapper of a foreign server is in the same Database's `fdws`.",
  operator: { since: "1.28" },
  refusedBy: "webhook",
  *check(subject) {
    for (const manifest of subject.ofKind("Database")) {
      const wrappers = listAt(manifest.object, "spec", "fdws").map((wrapper) => plainTextAt(wrapper, "name"));
      // A name that is not known yet may be the one.
      if (wrappers.includes(undefined)) continue;
      for (const [index, server] of listAt(manifest.object, "spec", "servers").entries()) {
        const wrapper = plainTextAt(server, "fdw");
        const ensure = textAt(server, "ensure") ?? "present";
        if (wrapper === undefined || ensure !== "present" || wrappers.includes(wrapper)) continue;
        yield {
          manifest,
          path: ["spec", "servers", index, "fdw"],
          message: `${nameObject(manifest.object)}: the foreign server ${textAt(server, "name") ?? index} uses the wrapper ${wrapper}, which is not in \`fdws\``,
          help: `add \`fdws: [{name: ${wrapper}}]\`; an extension that brings the wrapper is listed in \`extensions\` beside it`,
        };
      }
    }
  },
};
