import { findPgbouncer } from "./installed.ts";
import { OPERATOR_LINES, type OperatorLine } from "./operator-version.ts";

/** @param minor of PgBouncer 1 */
export function pgbouncerIsAtLeast(minor: number): boolean {
  const [major = 0, installed = 0] = findPgbouncer().version.split(".").map(Number);
  return major > 1 || installed >= minor;
}

/** Lines of the operator whose poolers the installed PgBouncer can be: `auth_dbname`, which 1.28 needs, came with 1.19. */
export function listOperatorLines(): readonly OperatorLine[] {
  return OPERATOR_LINES.filter((line) => line === "1.27.0" || pgbouncerIsAtLeast(19));
}

/** The newest of them. */
export function findNewestLine(): OperatorLine {
  const newest = listOperatorLines().at(-1);
  if (newest === undefined) throw new Error("no line of the operator works with the installed PgBouncer");
  return newest;
}
