const NAMES = new Set(["POD_NAME", "NAMESPACE", "CLUSTER_NAME"]);

/** Whether a variable belongs to the operator, in upper or lower case (cloudnative-pg v1.29.0, pkg/postgres/environment.go). */
export function isReservedEnv(name: string): boolean {
  const upper = name.toUpperCase();
  return upper.startsWith("CNPG_") || upper.startsWith("PG") || NAMES.has(upper);
}
