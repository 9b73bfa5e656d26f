import type { Kubectl } from "@tenantry/validation-kit";
import type { Format } from "../cli/command-line.ts";
import type { Holder } from "./drill-lock.ts";
import type { Interruption } from "./interruption.ts";
import type { Redactor } from "./redact/redactor.ts";
import type { Terminal } from "./terminal.ts";

/** What a run stands on; tests put something else below it. */
export interface VerifySurroundings {
  /** Absolute. */
  readonly root: string;
  readonly toolVersion: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly format: Format;
  readonly terminal: Terminal;
  readonly interruption: Interruption;
  readonly redactor: Redactor;
  /** Seconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Who drills, if anybody does. */
  readonly holder: Holder;
  /** @param context kubectl's own choice when left out */
  readonly openKubectl: (context?: string) => Kubectl;
  /** Shows text that holds no secret any more, while the run goes on. */
  readonly print: (text: string) => void;
}
