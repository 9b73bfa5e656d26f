import { CURRENT_TIME } from "../../../packages/validation-kit/src/sql/clock.ts";
import { SERVER_STATE } from "../../../packages/validation-kit/src/sql/server.ts";
import type { AnswerForContainer } from "./kubectl-of-user.ts";

/**
 * What checks that are about the API server ask PostgreSQL beside it. Everything else needs a real server, and is proved on
 * one in the room `postgres`.
 */
export const answerForContainer: AnswerForContainer = (args) => {
  if (args[0] === "logs") return '{"level":"info","ts":"2026-11-21T00:00:00Z","msg":"reconciled"}\n';
  const asked = args.join(" ");
  if (asked.includes(CURRENT_TIME)) return JSON.stringify([{ seconds: Math.floor(Date.now() / 1000) }]);
  if (asked.includes(SERVER_STATE)) return JSON.stringify([{ version: "17.10", number: 170_010, recovers: false }]);
  return undefined;
};
