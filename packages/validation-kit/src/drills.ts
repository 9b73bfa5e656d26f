import type { Drill } from "./drill.ts";

/** Every drill, in the order in which they run when several are asked for. */
export const drills: readonly Drill[] = [];
