import { setTimeout as sleep } from "node:timers/promises";
import type { Session } from "./session.ts";

/** Sessions of clients by role, the asking one included. */
export async function countSessionsByRole(superuser: Session): Promise<Map<string, number>> {
  const rows = await superuser.list(
    "SELECT usename, count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' GROUP BY 1",
  );
  return new Map(rows.map(({ usename = "", count }) => [usename, Number(count)]));
}

export interface Census {
  /** The most sessions at one time. */
  readonly most: number;
  /** The most of each role, not all at the same time. */
  readonly mostByRole: ReadonlyMap<string, number>;
  readonly samples: number;
}

/** Counts every few milliseconds while the work goes on, all but the superuser's own session. */
export async function takeCensus(superuser: Session, work: () => Promise<void>): Promise<Census> {
  let isOver = false;
  const working = work().finally(() => {
    isOver = true;
  });
  const mostByRole = new Map<string, number>();
  let most = 0;
  let samples = 0;
  while (!isOver) {
    const counts = await countSessionsByRole(superuser);
    counts.delete("postgres");
    for (const [role, count] of counts) mostByRole.set(role, Math.max(count, mostByRole.get(role) ?? 0));
    most = Math.max(
      most,
      [...counts.values()].reduce((sum, count) => sum + count, 0),
    );
    samples += 1;
    await sleep(5);
  }
  await working;
  return { most, mostByRole, samples };
}
