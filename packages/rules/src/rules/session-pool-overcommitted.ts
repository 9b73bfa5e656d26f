import { nameObject } from "../reading/fields.ts";
import {
  placeOfPoolerParameter,
  poolCapacity,
  poolerNumber,
  poolerText,
  poolModeOf,
} from "../reading/pooler-parameters.ts";
import type { Rule } from "../rule.ts";

/** The proportion of PgBouncer's own defaults, 100 clients to 20 connections. Enough for clients that leave soon. */
const MOST_CLIENTS_A_CONNECTION = 5;

/** PgBouncer 1.24, doc/config.md: in session mode a client keeps its server connection until it disconnects. */
export const sessionPoolOvercommitted: Rule = {
  id: "session-pool-overcommitted",
  severity: "warning",
  title: "A Pooler in session mode lets at most five clients in for each server connection.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const clients = poolerNumber(object, "max_client_conn");
      const capacity = poolCapacity(object);
      // Of PgBouncer's defaults nobody said that they fit each other.
      if (poolerText(object, "max_client_conn") === undefined || poolModeOf(object) !== "session") continue;
      if (clients === undefined || capacity === undefined || capacity === 0) continue;
      if (clients <= MOST_CLIENTS_A_CONNECTION * capacity) continue;
      yield {
        manifest,
        path: placeOfPoolerParameter("max_client_conn"),
        message: `${nameObject(object)}: in session mode a client keeps its server connection, so each pod serves ${capacity} of the ${clients} clients that \`max_client_conn\` lets in; the others wait for \`query_wait_timeout\` and are then disconnected`,
        help: `lower \`max_client_conn\` to ${MOST_CLIENTS_A_CONNECTION * capacity} or less, so that too many clients are told at once, or use \`poolMode: transaction\` if the application allows it`,
      };
    }
  },
};
