import type { Trouble } from "./kubectl.ts";

/**
 * The cluster gave no answer, so a check is neither passed nor failed. An exception, as it may happen at every question of a
 * check and ends all of them alike; runCheck alone catches it.
 */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.message);
    this.trouble = trouble;
  }
}
