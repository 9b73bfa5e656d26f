import type { Drill } from "./drill.ts";
import { failover } from "./drills/failover.ts";
import { poolerFailover } from "./drills/pooler-failover.ts";

/** Every drill, in the order in which they run when several are asked for. */
export const drills: readonly Drill[] = [failover, poolerFailover];
