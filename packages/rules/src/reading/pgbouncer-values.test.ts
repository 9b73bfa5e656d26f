import { describe, expect, it } from "vitest";
import { PGBOUNCER_PARAMETERS } from "./pgbouncer-parameters.ts";
import { explainPgBouncerValue, readCInteger } from "./pgbouncer-values.ts";

const stops = (name: string, value: string) => {
  const parameter = PGBOUNCER_PARAMETERS.get(name);
  if (parameter === undefined) throw new Error(name);
  return explainPgBouncerValue(parameter.type, value)?.stops;
};

describe("PgBouncer's parameters", () => {
  it("are the 57 that CloudNativePG 1.30 allows, 51 of them always", () => {
    const since = [...PGBOUNCER_PARAMETERS.values()].map(({ allowedSince }) => allowedSince);
    expect(since.length).toBe(57);
    expect(since.filter((versions) => versions === undefined).length).toBe(51);
  });
});

describe("readCInteger", () => {
  it("reads as C does", () => {
    expect(["20", "-1", "+5", "0x10", "010", "0", " 7"].map(readCInteger)).toEqual([20, -1, 5, 16, 8, 0, 7]);
    expect(["", "08", "5s", "1.5", "1e3", "on", "0x", "- 1"].map(readCInteger)).toEqual(Array(8).fill(undefined));
  });
});

describe("explainPgBouncerValue", () => {
  it("knows what PgBouncer stops at", () => {
    for (const [name, value] of [
      ["log_connections", "on"],
      ["log_connections", ""],
      ["default_pool_size", "20 "],
      ["server_idle_timeout", "10min"],
      ["server_idle_timeout", "-1"],
      ["server_idle_timeout", ""],
      ["client_tls_sslmode", "verify_full"],
      ["client_tls_sslmode", ""],
      ["auth_type", "scram"],
      ["server_tls_protocols", "TLSv1.4"],
    ] as const)
      expect([name, stops(name, value)]).toEqual([name, name === "default_pool_size" ? undefined : true]);
  });

  it("knows what PgBouncer reads although no page documents it", () => {
    expect(stops("log_connections", "2")).toBe(false);
    expect(stops("max_client_conn", "0")).toBe(false);
    expect(stops("default_pool_size", "-1")).toBe(false);
    expect(stops("max_client_conn", "99999999999")).toBe(false);
  });

  it("takes what is right", () => {
    for (const [name, value] of [
      ["server_idle_timeout", "0.5"],
      ["server_idle_timeout", "1e3"],
      ["server_reset_query", ""],
      ["server_check_query", "select 1"],
      ["client_tls_sslmode", "Verify-Full"],
      ["server_tls_protocols", "tlsv1.2, TLSv1.3"],
      ["server_tls_protocols", "all:!tlsv1.0"],
      ["max_packet_size", "2147483647"],
      ["max_db_connections", "0"],
    ] as const)
      expect([name, stops(name, value)]).toEqual([name, undefined]);
  });
});
