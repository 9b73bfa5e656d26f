import { countPodSessions } from "../budget/count-pod-sessions.ts";
import type { Fields } from "../manifest.ts";
import { nameObject } from "../reading/fields.ts";
import { pairsOf } from "../reading/pooler-pairs.ts";
import { placeOfPoolerParameter, poolerNumber, poolerText, poolModeOf } from "../reading/pooler-parameters.ts";
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
      const capacity = countServed(object);
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

/** Clients that one pod can serve at once: the connections of all its pools, of which there is one for each pair. */
function countServed(pooler: Fields): number | undefined {
  const sessions = countPodSessions(pooler, pairsOf(pooler), { runsIn: "postgres" });
  return sessions && sessions.total - sessions.auth;
}
