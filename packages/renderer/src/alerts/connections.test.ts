import { expect, it } from "vitest";
import { makeCatalog } from "../test-catalog.ts";
import { buildConnectionAlerts } from "./connections.ts";

it("counts the sessions that max_connections limits: no WAL senders, and each instance by itself", () => {
  const [alert] = buildConnectionAlerts(makeCatalog());
  expect(alert?.expr).toContain('usename!="streaming_replica"');
  expect(alert?.expr.match(/by \(namespace, cnpg_io_cluster, pod\)/g)).toHaveLength(2);
});
