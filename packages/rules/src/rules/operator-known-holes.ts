import type { Rule } from "../rule.ts";

interface Hole {
  readonly id: string;
  readonly what: string;
  readonly fixedIn: readonly string[];
}

/** cloudnative-pg, release notes of 1.28.3, 1.28.4, 1.29.1, 1.29.2 and 1.30.0. */
const HOLES: readonly Hole[] = [
  {
    id: "CVE-2026-44477",
    what: "a role with few rights can become superuser through the metrics exporter",
    fixedIn: ["1.28.3", "1.29.1", "1.30.0"],
  },
  {
    id: "CVE-2026-55769",
    what: "the owner of a database can become superuser through the search path",
    fixedIn: ["1.28.4", "1.29.2", "1.30.0"],
  },
  {
    id: "CVE-2026-55765",
    what: "passwords of roles stand in clear text in statement statistics and audit logs",
    fixedIn: ["1.28.4", "1.29.2", "1.30.0"],
  },
];

/** One fault, whatever the number of objects: the version is one. */
export const operatorKnownHoles: Rule = {
  id: "operator-known-holes",
  severity: "warning",
  title: "The version of CloudNativePG that is rendered for has no known hole that a later one closes.",
  *check(subject) {
    const [manifest] = subject.ofKind("Cluster");
    const open = HOLES.filter(({ fixedIn }) => !subject.operator.hasFix(fixedIn));
    if (manifest === undefined || open.length === 0) return;
    const { text, minorText } = subject.operator;
    const fixes = [...new Set(open.flatMap(({ fixedIn }) => fixedIn))].filter((fix) => fix.startsWith(`${minorText}.`));
    const last = fixes.sort().at(-1);
    yield {
      manifest,
      path: ["apiVersion"],
      message: `CloudNativePG ${text}${text === minorText && last !== undefined ? " stands for its patches before the fix too, and has" : " has"} known holes: ${open.map(({ id, what }) => `${id} (${what})`).join(", ")}`,
      help:
        last === undefined
          ? "upgrade the operator to 1.30.0 or later"
          : `write ${last} or later as the version, once it runs`,
    };
  },
};
