import type { CheckResult } from "@tenantry/validation-kit";
import type { Redactor } from "./redactor.ts";

/** The same with no secret in any of its texts. */
export function redactResult(result: CheckResult, redactor: Redactor): CheckResult {
  const redact = (text: string) => redactor.redact(text);
  return {
    ...result,
    title: redact(result.title),
    expectation: redact(result.expectation),
    found: redact(result.found),
    faults: result.faults.map(({ message, help }) => ({ message: redact(message), help: redact(help) })),
    transcript: result.transcript.map(({ command, output }) => ({ command: redact(command), output: redact(output) })),
  };
}
