import { findPgbouncer } from "./installed.ts";
import { OPERATOR_LINES, type OperatorLine } from "./operator-version.ts";

/** `auth_dbname`, with which the operator looks passwords up from 1.28 on, came with PgBouncer 1.19. */
const FIRST_WITH_AUTH_DBNAME = 19;

/** Lines of the operator whose poolers the installed PgBouncer can be. */
export function listOperatorLines(): readonly OperatorLine[] {
  const [major = 0, minor = 0] = findPgbouncer().version.split(".").map(Number);
  const knowsAuthDbname = major > 1 || minor >= FIRST_WITH_AUTH_DBNAME;
  return OPERATOR_LINES.filter((line) => line === "1.27.0" || knowsAuthDbname);
}
