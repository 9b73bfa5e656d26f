import { describe, expect, it } from "vitest";
import { findHelps } from "../test-helps.ts";
import { findFaults } from "../test-subject.ts";
import { poolerText } from "../test-wiki-pooler.ts";
import { poolerParameterValues } from "./pooler-parameter-values.ts";

const text = (parameters: string) => poolerText(`pgbouncer: {parameters: ${parameters}}`);
const judge = (parameters: string) => findFaults(poolerParameterValues, text(parameters));
const helps = (parameters: string) => findHelps(poolerParameterValues, text(parameters));

describe("pooler-parameter-values", () => {
  it("finds what PgBouncer does not start with", () => {
    expect(judge('{log_connections: "on"}')).toEqual([
      'spec.pgbouncer.parameters.log_connections: Pooler wiki: `log_connections` is "on": expected 0 or 1; PgBouncer cannot read it, and does not start',
    ]);
    expect(judge("{server_idle_timeout: 10min, default_pool_size: twenty, client_tls_sslmode: 'yes'}")).toHaveLength(3);
  });

  it("finds values that no page documents", () => {
    expect(judge("{max_client_conn: '0'}")).toEqual([expect.stringContaining("PgBouncer documents no such value")]);
  });

  it("says what to write where it can be computed", () => {
    expect(helps('{query_timeout: "-5s", query_wait_timeout: "0s"}')).toEqual([
      expect.stringContaining("write a value as PgBouncer documents it"),
      'write `query_wait_timeout: "0"`',
    ]);
    expect(helps('{log_stats: "true", server_idle_timeout: 10m, query_timeout: 5s}')).toEqual([
      'write `log_stats: "1"`',
      'write `server_idle_timeout: "600"`',
      'write `query_timeout: "5"`',
    ]);
  });

  it("is silent about right values, free text, placeholders, unknown names and other types", () => {
    expect(
      judge('{log_connections: "0", server_reset_query: "", server_idle_timeout: "0.5", max_client_conn: "200"}'),
    ).toEqual([]);
    expect(judge('{default_pool_size: "${SIZE}", verbose: 5, x: y}')).toEqual([]);
  });
});
