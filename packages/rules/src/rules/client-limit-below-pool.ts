import { nameObject } from "../reading/fields.ts";
import { placeOfPoolerParameter, poolCapacity, poolerNumber } from "../reading/pooler-parameters.ts";
import type { Rule } from "../rule.ts";

/** PgBouncer 1.24, doc/config.md: a server connection is opened for a client that waits, and 100 clients is the default. */
export const clientLimitBelowPool: Rule = {
  id: "client-limit-below-pool",
  severity: "warning",
  title: "A Pooler lets at least as many clients in as one of its pools has connections.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const clients = poolerNumber(object, "max_client_conn");
      const capacity = poolCapacity(object);
      if (clients === undefined || capacity === undefined || clients >= capacity) continue;
      yield {
        manifest,
        path: placeOfPoolerParameter("max_client_conn"),
        message: `${nameObject(object)}: a pod lets ${clients} clients in (\`max_client_conn\`), fewer than the ${capacity} connections that one pool may have: ${capacity - clients} of them can never be used`,
        help: `raise \`max_client_conn\` to well above ${capacity}, or make the pool smaller`,
      };
    }
  },
};
