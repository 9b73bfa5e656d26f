import { backupsStates } from "./backups-states.ts";
import type { BrokenState } from "./broken-state.ts";
import { clientsStates } from "./clients-states.ts";
import { clusterStates } from "./cluster-states.ts";
import { dragonflyStates } from "./dragonfly-states.ts";
import { platformStates } from "./platform-states.ts";
import { tenantsStates } from "./tenants-states.ts";

export const brokenStates: readonly BrokenState[] = [
  ...platformStates,
  ...clusterStates,
  ...tenantsStates,
  ...backupsStates,
  ...dragonflyStates,
  ...clientsStates,
];
