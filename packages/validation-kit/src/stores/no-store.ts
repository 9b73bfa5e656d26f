/** Why checks of the stores are skipped, and what would have them run. */
export const NO_METRICS_STORE =
  "the address of the metrics store is not known: set verify.metricsURL in the catalog, or give --metrics-url";
export const NO_LOGS_STORE =
  "the address of the logs store is not known: set verify.logsURL in the catalog, or give --logs-url";
