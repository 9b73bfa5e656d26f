import type { DrillContext } from "./drill.ts";
import { Unanswered } from "./unanswered.ts";

export interface Patience {
  /** What is waited for, as in `waiting for …`. */
  readonly what: string;
  /** How long at most. */
  readonly seconds: number;
  /** Between two looks. */
  readonly pause: number;
}

const REPORTED_EVERY = 30;

/**
 * Looks again and again until there is an answer. A server that does not answer may do so at the next look: that is what drills
 * bring about. Of all looks only the last stays in the transcript.
 * @returns undefined where the time is over. @throws Unanswered where another look would not help
 */
export async function waitUntil<T>(
  context: DrillContext,
  { what, seconds, pause }: Patience,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { cluster, now, report, sleep } = context;
  const start = now();
  let reported = start;
  for (;;) {
    const known = cluster.transcript.length;
    const answer = await look().catch(forgive);
    if (answer !== undefined || now() - start >= seconds) return answer;
    cluster.transcript.length = known;
    if (now() - reported >= REPORTED_EVERY) {
      reported = now();
      report(`waiting for ${what} since ${Math.round(reported - start)} s`);
    }
    await sleep(pause);
  }
}

function forgive(error: unknown): undefined {
  if (error instanceof Unanswered && ["unreachable", "timeout"].includes(error.trouble.kind)) return undefined;
  throw error;
}
