import { setTimeout as sleep } from "node:timers/promises";
import { type Login, openSession } from "./session.ts";

export interface ClientLoad {
  /** Transactions that went through. */
  readonly done: () => number;
  /** What clients were told when they failed, and how often. */
  readonly failures: ReadonlyMap<string, number>;
  /** Lets every client end what it does. */
  stop(): Promise<void>;
}

/**
 * Clients that come, ask three times for a server connection, and go.
 * @param chooseLogin where the next client goes: what a Service does with its ready pods
 * @param seconds that each transaction takes
 */
export function startLoad(clients: number, chooseLogin: () => Login, seconds: number): ClientLoad {
  let isOver = false;
  let done = 0;
  const failures = new Map<string, number>();
  const work = async () => {
    while (!isOver) {
      try {
        const session = await openSession({ ...chooseLogin(), timeout: 30_000 });
        for (let transaction = 0; transaction < 3 && !isOver; transaction += 1) {
          await session.ask(`SELECT pg_sleep(${seconds})`);
          done += 1;
        }
        await session.close();
      } catch (error) {
        const { message } = error as Error;
        failures.set(message, (failures.get(message) ?? 0) + 1);
        await sleep(50);
      }
    }
  };
  const working = Array.from({ length: clients }, work);
  return {
    done: () => done,
    failures,
    async stop() {
      isOver = true;
      await Promise.all(working);
    },
  };
}
