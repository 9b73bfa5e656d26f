import { readQuantity } from "@tenantry/tenant-model";

/**
 * Bytes of a memory parameter as the operator's webhook reads it, which is not as PostgreSQL does: a bare number is megabytes
 * whatever the parameter, and only units that end in B are known (cloudnative-pg v1.27.0 to v1.30.0,
 * internal/webhook/v1/cluster_webhook.go, parsePostgresQuantityValue). Undefined where it refuses the text.
 */
export function readAdmittedMemory(text: string): number | undefined {
  const isBare = (value: string) => /^[+-]?\d+$/.test(value);
  if (isBare(text)) return readQuantity(`${text}Mi`);
  if (!text.endsWith("B")) return undefined;
  const value = text.slice(0, -1).replaceAll(" ", "");
  return readQuantity(isBare(value) ? value : `${value}i`.replace("ki", "Ki"));
}
