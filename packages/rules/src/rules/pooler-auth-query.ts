import { isSet, nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "pgbouncer"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/pooler_webhook.go, validatePgBouncer; `serverTLSSecret` from v1.28.0. */
export const poolerAuthQuery: Rule = {
  id: "pooler-auth-query",
  severity: "error",
  title: "A Pooler has `authQuery` and the Secret it logs in with, or neither.",
  refusedBy: "webhook",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const names = subject.operator.mayBeAtLeast("1.28")
        ? ["authQuerySecret", "serverTLSSecret"]
        : ["authQuerySecret"];
      const secret = names.find((name) => (textAt(object, ...PLACE, name, "name") ?? "") !== "");
      const query = textAt(object, ...PLACE, "authQuery");
      const isQuerySet = query !== undefined ? query !== "" : isSet(object, ...PLACE, "authQuery");
      if (secret !== undefined && !isQuerySet)
        yield {
          manifest,
          path: [...PLACE, secret],
          at: "key",
          message: `${nameObject(object)}: \`${secret}\` without \`authQuery\`: the operator sets up neither role nor function then, and does not know how to look passwords up`,
          help: `remove \`${secret}\`, and the operator does it all by itself, or add \`authQuery: SELECT usename, passwd FROM public.user_search($1)\``,
        };
      if (secret === undefined && isQuerySet)
        yield {
          manifest,
          path: [...PLACE, "authQuery"],
          at: "key",
          message: `${nameObject(object)}: \`authQuery\` without a Secret to run it with: expected ${names.map((name) => `\`${name}\``).join(" or ")}`,
          help: `remove \`authQuery\`, and the operator looks passwords up by itself, or name the Secret in \`${names.at(-1)}\``,
        };
    }
  },
};
