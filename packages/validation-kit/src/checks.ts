import type { Check } from "./check.ts";

/** Every check, in the order in which they run: what others lean on comes first. */
export const checks: readonly Check[] = [];
