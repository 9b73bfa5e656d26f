import type { Check, CheckFault } from "../check.ts";
import { OPERATOR_LABEL } from "../operators.ts";
import { readText } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { readTimestamp } from "../timestamp.ts";

const LINES = 1000;
/** Errors that are older than this before a pod's last line are history. */
const SECONDS = 3600;
/** Two writers met; the operator reads again and goes on. */
const HARMLESS = "the object has been modified";

export const operatorLog: Check = {
  id: "operator-log",
  criterion: "AC1",
  evidence: "cnpg-cluster-status",
  title: "The operator has logged no errors lately",
  async run({ cluster }) {
    const pods = await cluster.list({ resource: RESOURCES.pod, namespace: "all", selector: OPERATOR_LABEL });
    const faults: CheckFault[] = [];
    // Only one of several operators leads, and only that one logs its work.
    for (const { metadata } of pods) {
      const { name = "", namespace = "" } = metadata ?? {};
      const log = await cluster.logs({ namespace, target: `pod/${name}`, container: "manager" }, LINES);
      for (const [message, count] of countErrors(log)) {
        faults.push({
          message: `pod ${namespace}/${name} has logged ${count === 1 ? "an error" : `${count} times the error`}: ${message}`,
          help: `read around it: kubectl -n ${namespace} logs ${name} -c manager --tail=${LINES} | grep '"level":"error"'`,
        });
      }
    }
    return {
      expectation: `no line of level error within the last hour of the last ${LINES} lines`,
      found: `${faults.length} different errors in the logs of ${pods.length} pod${pods.length === 1 ? "" : "s"}`,
      faults,
    };
  },
};

/** Different errors and how often they occur. */
function countErrors(log: string): ReadonlyMap<string, number> {
  const lines = log.split("\n").flatMap(readLine);
  const last = Math.max(...lines.map(({ time }) => time ?? Number.NEGATIVE_INFINITY));
  const counts = new Map<string, number>();
  for (const { level, message, time } of lines) {
    const isOld = time !== undefined && time < last - SECONDS;
    if (level !== "error" || isOld || message.includes(HARMLESS)) continue;
    counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  return counts;
}

/** The operator logs a JSON object a line; what libraries print beside that has no level. */
function readLine(line: string) {
  if (!line.startsWith("{")) return [];
  try {
    const entry: unknown = JSON.parse(line);
    const words = [readText(entry, "msg"), readText(entry, "error")].filter((text) => text !== undefined);
    return [{ level: readText(entry, "level"), message: words.join(": "), time: readTimestamp(readText(entry, "ts")) }];
  } catch {
    return [];
  }
}
