import { changesOf } from "../reading/committed.ts";
import { isSet, listAt, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateWalStorageChange, validateTablespacesChange. */
export const volumeRemoved: Rule = {
  id: "volume-removed",
  severity: "error",
  title: "A Cluster keeps its `walStorage` and its tablespaces.",
  *check(subject) {
    for (const { manifest, spec, before, title } of changesOf(subject, "Cluster")) {
      const help = (what: string) => `write ${what} again; to do without it, restore into a new Cluster`;
      if (isSet(before, "walStorage") && !isSet(spec, "walStorage"))
        yield {
          manifest,
          path: ["spec", "walStorage"],
          message: `${title}: \`walStorage\` is gone: WAL that has a volume of its own keeps it, and the webhook refuses this`,
          help: help("`walStorage`"),
        };
      const names = listAt(spec, "tablespaces").map((tablespace) => textAt(tablespace, "name"));
      const isReadable = !isSet(spec, "tablespaces") || Array.isArray(spec["tablespaces"]);
      if (!isReadable || names.some((name) => name === undefined || hasPlaceholder(name))) continue;
      for (const tablespace of listAt(before, "tablespaces")) {
        const name = textAt(tablespace, "name");
        if (name === undefined || hasPlaceholder(name) || names.includes(name)) continue;
        yield {
          manifest,
          path: ["spec", "tablespaces"],
          message: `${title}: the tablespace \`${name}\` is gone: a tablespace cannot be removed, and the webhook refuses this`,
          help: help(`the tablespace \`${name}\``),
        };
      }
    }
  },
};
