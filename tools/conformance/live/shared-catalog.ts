import { type RenderedCluster, renderCluster, writeScenario } from "../postgres/rendered-cluster.ts";
import { findNewestLine } from "../postgres/supported-lines.ts";

/** Two tenants behind transaction and session pools on three instances that replicate synchronously, with backups. */
export function renderShared(): Promise<RenderedCluster> {
  const writeTenant = (name: string, mode: "session" | "transaction") => ({
    name,
    direct: 4,
    databases: [{ name, schemas: [{ name: "audit" }], extensions: ["pg_trgm"] }],
    poolers: [
      { mode, instances: 2, connections: 40, reserve: 2, parameters: { max_client_conn: 300, server_login_retry: 1 } },
    ],
  });
  return renderCluster(
    writeScenario("live", {
      versions: { cloudNativePG: findNewestLine() },
      cluster: { name: "shared", instances: 3, storage: { size: "20Gi" } },
      backup: { method: "plugin", schedule: "0 0 2 * * *", bucket: "backups", endpointURL: "https://s3.example.org" },
      dragonfly: { replicas: 3, snapshot: { cron: "*/15 * * * *", storage: { size: "5Gi" } } },
      tenants: [writeTenant("gitlab", "transaction"), writeTenant("harbor", "session")],
    }),
  );
}
