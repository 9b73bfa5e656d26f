import { askRows, listInstances, nameInstance, nameOf } from "./ask-postgres.ts";
import type { CheckContext } from "./check.ts";
import { readField, readNumber, readText } from "./read-field.ts";
import { NETWORK_SESSIONS } from "./sql/sessions.ts";

/** Sessions over the network that have role, database, address and instance in common. */
export interface NetworkSessions {
  readonly instance: string;
  readonly role: string;
  readonly database: string;
  readonly address: string;
  readonly encrypted: boolean;
  readonly count: number;
}

/** Of all instances. @throws Unanswered */
export async function listNetworkSessions(context: CheckContext): Promise<readonly NetworkSessions[]> {
  const found: NetworkSessions[] = [];
  for (const instance of (await listInstances(context)).map(nameOf)) {
    const rows = await askRows(context.cluster, nameInstance(context.catalog, instance), {
      statement: NETWORK_SESSIONS,
    });
    for (const row of rows) {
      found.push({
        instance,
        role: readText(row, "role") ?? "",
        database: readText(row, "database") ?? "",
        address: readText(row, "address") ?? "",
        encrypted: readField(row, "encrypted") === true,
        count: readNumber(row, "sessions") ?? 0,
      });
    }
  }
  return found;
}

export function countSessions(sessions: readonly NetworkSessions[]): number {
  return sessions.reduce((sum, { count }) => sum + count, 0);
}
