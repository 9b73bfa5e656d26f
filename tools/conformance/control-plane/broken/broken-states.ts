import { backupsStates } from "./backups-states.ts";
import type { BrokenState } from "./broken-state.ts";
import { clusterStates } from "./cluster-states.ts";
import { platformStates } from "./platform-states.ts";
import { tenantsStates } from "./tenants-states.ts";

export const brokenStates: readonly BrokenState[] = [
  ...platformStates,
  ...clusterStates,
  ...tenantsStates,
  ...backupsStates,
];
