import type { Fields } from "../manifest.ts";
import { listAt, nameObject, textAt } from "../reading/fields.ts";
import { pairsOf } from "../reading/pooler-pairs.ts";
import { poolModeOf } from "../reading/pooler-parameters.ts";
import type { Rule } from "../rule.ts";

interface SessionApp {
  /** As its names are written, with `-` between words. */
  readonly name: string;
  readonly needs: string;
  readonly help: string;
}

const SESSION_OR_DIRECT = "use `poolMode: session`, or let it connect to the `-rw` Service directly";

/** Applications whose own maintainers say that they do not work in transaction mode, and why. */
const SESSION_APPS: readonly SessionApp[] = [
  {
    // goauthentik/authentik#23876 (deadlock of all pods), #23013 (direct endpoint).
    name: "authentik",
    needs: "advisory locks and LISTEN",
    help: `${SESSION_OR_DIRECT}; versions that know \`postgresql.direct\` need that for migrations and the worker only`,
  },
  {
    // element-hq/matrix-authentication-service, docs/setup/database.md.
    name: "matrix-authentication-service",
    needs: "advisory locks",
    help: SESSION_OR_DIRECT,
  },
  {
    // freifunkMUC/wg-access-server#152.
    name: "wg-access-server",
    needs: "LISTEN",
    help: SESSION_OR_DIRECT,
  },
];

/** PgBouncer's features.md: session-level advisory locks and LISTEN never work in transaction mode. */
export const appNeedsSessionPool: Rule = {
  id: "app-needs-session-pool",
  severity: "warning",
  title: "An application that needs its session uses no Pooler in transaction mode.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      // Neither locks nor LISTEN exist on a standby.
      if (poolModeOf(object) !== "transaction" || textAt(object, "spec", "type") === "ro") continue;
      const app = findApp(object);
      if (app === undefined) continue;
      yield {
        manifest,
        path: ["spec", "pgbouncer", "poolMode"],
        message: `${nameObject(object)}: ${app.name} needs ${app.needs}, which belong to a session, and in transaction mode each transaction may run in another one`,
        help: app.help,
      };
    }
  },
};

/** By the names of the Pooler, its databases and its users. */
function findApp(pooler: Fields): SessionApp | undefined {
  const texts = [textAt(pooler, "metadata", "name"), ...listAt(pooler, "spec", "pgbouncer", "pg_hba")];
  // Lines are taken apart only where one of the names is in them somewhere.
  if (!texts.some((text) => typeof text === "string" && ANYWHERE.test(text))) return undefined;
  const pairs = pairsOf(pooler).flatMap(({ database, user }) => [database ?? "", user ?? ""]);
  for (const name of [textAt(pooler, "metadata", "name") ?? "", ...pairs]) {
    const found = APP_NAME.exec(name)?.[1]?.replaceAll(/[_.]/g, "-");
    if (found !== undefined) return SESSION_APPS.find((app) => app.name === found);
  }
  return undefined;
}

/** The name of one of them, between the start or the end, `-`, `_` and `.`. */
const NAMES = SESSION_APPS.map(({ name }) => name.replaceAll("-", "[-_.]")).join("|");
const APP_NAME = new RegExp(`(?:^|[-_.])(${NAMES})(?:[-_.]|$)`);
const ANYWHERE = new RegExp(NAMES);
