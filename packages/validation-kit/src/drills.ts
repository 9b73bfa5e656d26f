import type { Drill } from "./drill.ts";
import { backup } from "./drills/backup.ts";
import { benchmark } from "./drills/benchmark.ts";
import { dragonflyFailover } from "./drills/dragonfly-failover.ts";
import { dragonflyPersistence } from "./drills/dragonfly-persistence.ts";
import { failover } from "./drills/failover.ts";
import { poolerFailover } from "./drills/pooler-failover.ts";
import { restore } from "./drills/restore.ts";

/** Every drill, in the order in which they run when several are asked for. */
export const drills: readonly Drill[] = [
  // What can be lost is saved before anything is broken.
  backup,
  restore,
  failover,
  poolerFailover,
  dragonflyFailover,
  dragonflyPersistence,
  benchmark,
];
