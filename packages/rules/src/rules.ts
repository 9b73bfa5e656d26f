import type { Rule } from "./rule.ts";
import { clusterName } from "./rules/cluster-name.ts";
import { failoverQuorum } from "./rules/failover-quorum.ts";
import { supervisedSingleInstance } from "./rules/supervised-single-instance.ts";
import { syncReplicasRange } from "./rules/sync-replicas-range.ts";
import { syncReplicasTwice } from "./rules/sync-replicas-twice.ts";
import { synchronousNumber } from "./rules/synchronous-number.ts";
import { waitIgnoresHealthChecks } from "./rules/wait-ignores-health-checks.ts";

/** Every rule, in the order in which they run. One line each: a merge keeps both sides. */
// biome-ignore format: one line each
export const rules: readonly Rule[] = [
  clusterName,
  waitIgnoresHealthChecks,
  syncReplicasRange,
  syncReplicasTwice,
  synchronousNumber,
  failoverQuorum,
  supervisedSingleInstance,
];
