import type { OperatorVersion } from "../operator-version.ts";
import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt, textAt } from "../reading/fields.ts";
import { mayHave } from "../reading/operator-fixes.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "bootstrap", "recovery", "recoveryTarget"];
/** lib/pq's timestamps, with a blank, and RFC 3339 (cloudnative-pg/machinery, pkg/types/time.go). */
const TIME =
  /^\d{4,}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}(?::\d{2}(?::\d{2})?)?)?)?(?: BC)?$|^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;
const LSN = /^[+-]?[0-9a-fA-F]{1,16}\/[+-]?[0-9a-fA-F]{1,16}$/;
const LONGEST_NAME = 63;
const LARGEST_XID = 2 ** 32 - 1;
/** Where the webhook began to look at transaction ids and at names. */
const STRICT = ["1.28.3", "1.29.1", "1.30.0"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateRecoveryTarget. */
export const recoveryTargetFormat: Rule = {
  id: "recovery-target-format",
  severity: "error",
  title: "The target of a recovery can be read as a time, an LSN, a timeline, a transaction or a name.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const target = fieldsAt(object, ...PLACE);
      for (const [field, explain] of Object.entries(CHECKS)) {
        const text = textAt(target, field);
        if (text === undefined || text === "" || hasPlaceholder(text)) continue;
        const found = explain(text, subject.operator);
        if (found === undefined) continue;
        const [reason, help] = found;
        const message = `${title}: \`${field}: ${JSON.stringify(text)}\` ${reason}`;
        yield { manifest, path: [...PLACE, field], message, help };
      }
    }
  },
};

type Explanation = readonly [reason: string, help: string] | undefined;

const CHECKS: Readonly<Record<string, (text: string, operator: OperatorVersion) => Explanation>> = {
  targetTime: (text) =>
    TIME.test(text)
      ? undefined
      : ["is no time that the operator reads", 'write it with seconds and zone, such as "2026-11-21T10:00:00+01:00"'],
  targetLSN: (text) =>
    LSN.test(text) ? undefined : ["is no LSN", 'write two hexadecimal numbers with a slash, such as "0/3000060"'],
  targetTLI: (text) =>
    text === "latest" || (/^\+?\d+$/.test(text) && Number(text) >= 1)
      ? undefined
      : ["is no timeline: expected latest or a whole number from 1 on", 'write "latest", or the number in quotes'],
  targetXID: (text, operator) =>
    !mayHave(operator, STRICT) || (/^\d+$/.test(text) && Number(text) <= LARGEST_XID)
      ? undefined
      : [`is no transaction id: expected a whole number up to ${LARGEST_XID}`, explainEpoch(text)],
  targetName: (text, operator) => {
    if (!mayHave(operator, STRICT)) return undefined;
    if (/[\x00-\x1f\x7f]/.test(text)) return ["has a control character, such as a line break", "write it on one line"];
    const bytes = new TextEncoder().encode(text).length;
    const help = "write the name of the restore point, as `pg_create_restore_point` got it";
    return bytes > LONGEST_NAME ? [`has ${bytes} bytes: PostgreSQL allows ${LONGEST_NAME}`, help] : undefined;
  },
};

/** `pg_current_xact_id()` counts on over 32 bits; PostgreSQL stops at the low ones. */
function explainEpoch(text: string): string {
  const general = "write the 32-bit id, as `pg_waldump` shows it";
  return /^\d{10,19}$/.test(text) ? `${general}: "${BigInt(text) & 0xffffffffn}"` : general;
}
