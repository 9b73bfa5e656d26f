/** Lines of CloudNativePG whose files differ: auth_query moves to `postgres` in 1.28, the exporter gets a role of its own in 1.28.3. */
export const OPERATOR_LINES = ["1.27.0", "1.30.0"] as const;
export type OperatorLine = (typeof OPERATOR_LINES)[number];

/** Names that the operator gives. */
export const POOLER_ROLE = "cnpg_pooler_pgbouncer";
export const REPLICA_ROLE = "streaming_replica";
export const EXPORTER_ROLE = "cnpg_metrics_exporter";
