import { readSwitch } from "@tenantry/tenant-model";
import type { Fields } from "../manifest.ts";
import { fieldsAt } from "./fields.ts";
import { parameterOf } from "./parameters.ts";

/** Whether a parameter is left out or off. Its default counts as off; what cannot be read is somebody else's fault. */
export function isSwitchedOff(cluster: Fields, name: string): boolean {
  const parameter = parameterOf(cluster, name);
  return parameter === undefined || readSwitch(parameter.text) === false;
}

/** Whether the operator loads pg_failover_slots (cloudnative-pg v1.27.0, pkg/postgres/configuration.go, ManagedExtensions). */
export function usesFailoverSlots(cluster: Fields): boolean {
  const names = Object.keys(fieldsAt(cluster, "spec", "postgresql", "parameters"));
  return names.some((name) => name.startsWith("pg_failover_slots."));
}
