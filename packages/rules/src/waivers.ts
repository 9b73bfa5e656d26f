import { findNearestName } from "@tenantry/crd-schemas";
import type { Finding, Waiver } from "@tenantry/tenant-model";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import type { Violation } from "./run-rules.ts";

/** A violation with the names that a waiver may give its place: `Kind/name`, `tenant/name`. */
export interface ScopedViolation {
  readonly violation: Violation;
  readonly scopes: readonly string[];
}

export interface Waived {
  /** What no waiver accepts, in the same order. */
  readonly violations: readonly Violation[];
  /** What is wrong with the waivers themselves. */
  readonly findings: readonly Finding[];
}

export interface WaiverOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Rules beside ours, such as those of plugins; none when left out. */
  readonly more?: readonly Rule[];
}

/** Takes away what the catalog accepts. */
export function applyWaivers(
  violations: readonly ScopedViolation[],
  waivers: readonly Waiver[],
  { today, more = [] }: WaiverOptions,
): Waived {
  const known = [...rules, ...more];
  const holding = waivers.filter((waiver) => !isExpired(waiver, today) && explainVoid(waiver, known) === undefined);
  const used = new Set<Waiver>();
  const remaining = violations.filter(({ violation, scopes }) => {
    const accepting = holding.filter(
      ({ rule, scope }) => rule === violation.rule.id && (scope === undefined || scopes.includes(scope)),
    );
    for (const waiver of accepting) used.add(waiver);
    return accepting.length === 0;
  });
  return {
    violations: remaining.map(({ violation }) => violation),
    findings: waivers.flatMap((waiver) =>
      judgeWaiver(waiver, { today, known, use: used.has(waiver) ? "used" : "unused" }),
    ),
  };
}

function isExpired({ until }: Waiver, today: string): boolean {
  return until !== undefined && until < today;
}

/** Why a waiver cannot accept anything, whatever is found. */
function explainVoid(
  { rule: id }: Waiver,
  known: readonly Rule[],
): { readonly message: string; readonly help: string } | undefined {
  const rule = known.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    const nearest = findNearestName(
      id,
      known.map((candidate) => candidate.id),
    );
    const help = nearest === undefined ? "`tenantry explain` lists the rules" : `did you mean ${nearest}?`;
    return { message: `there is no rule \`${id}\``, help };
  }
  if (rule.refusedBy === undefined) return undefined;
  const who = rule.refusedBy === "Flux" ? "Flux" : `the ${rule.refusedBy}`;
  return {
    message: `\`${id}\` cannot be waived: ${who} refuses what it finds, whatever the catalog says`,
    help: "remove the waiver and correct what the rule finds",
  };
}

function judgeWaiver(
  waiver: Waiver,
  { today, known, use }: { readonly today: string; readonly known: readonly Rule[]; readonly use: "used" | "unused" },
): Finding[] {
  const { rule, scope, reason, until, origin } = waiver;
  const place = (field: string) => [...origin, field];
  const empty = explainVoid(waiver, known);
  if (empty !== undefined) return [{ rule: "waiver-void", severity: "error", ...empty, place: place("rule") }];
  const findings: Finding[] = [];
  const warn = (id: string, field: string, said: { readonly message: string; readonly help: string }) =>
    findings.push({ rule: id, severity: "warning", ...said, place: place(field) });
  if (reason === undefined) {
    const message = `the waiver of \`${rule}\` has no reason`;
    warn("waiver-without-reason", "rule", { message, help: "say with `reason` why the finding is acceptable here" });
  }
  if (isExpired(waiver, today)) {
    const message = `the waiver of \`${rule}\` ended on ${until}`;
    warn("waiver-expired", "until", { message, help: "correct what the rule finds, or decide anew until when" });
  } else if (use === "unused") {
    const message = `the waiver of \`${rule}\` accepts nothing: the rule finds nothing ${scope === undefined ? "in this catalog" : `at ${scope}`}`;
    warn("waiver-unused", "rule", { message, help: "remove it, or correct its scope" });
  }
  return findings;
}
