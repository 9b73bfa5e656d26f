import { describe, expect, it } from "vitest";
import { findHelps } from "../test-helps.ts";
import { findFaults } from "../test-subject.ts";
import { poolerText } from "../test-wiki-pooler.ts";
import { poolerParameters } from "./pooler-parameters.ts";

const judge = (parameters: string, cloudNativePG = "1.30") =>
  findFaults(poolerParameters, poolerText(`pgbouncer: {parameters: ${parameters}}`), { cloudNativePG });

describe("pooler-parameters", () => {
  it("finds parameters that the operator keeps, and misspelt ones", () => {
    expect(judge("{pool_mode: session, listen_port: '6432', defaut_pool_size: '5', max_client_conn: '5'}")).toEqual([
      "spec.pgbouncer.parameters.pool_mode: Pooler wiki: the parameter `pool_mode` of PgBouncer: the operator does not allow it",
      expect.stringContaining("`listen_port`"),
      expect.stringContaining("`defaut_pool_size`"),
    ]);
  });

  it("asks for the version that allows a parameter; a minor stands for its first patch", () => {
    const tls = "{client_tls_sslmode: require}";
    expect(judge(tls, "1.27")).toEqual([
      expect.stringContaining("allows it from 1.27.1, 1.28.0 on, and the catalog is for 1.27"),
    ]);
    for (const version of ["1.27.1", "1.28", "1.30"]) expect(judge(tls, version)).toEqual([]);
    const ciphers = "{client_tls_ciphers: default}";
    for (const version of ["1.27.3", "1.28", "1.28.1"]) expect(judge(ciphers, version)).toHaveLength(1);
    for (const version of ["1.27.4", "1.28.2", "1.29", "1.30"]) expect(judge(ciphers, version)).toEqual([]);
  });

  it("is silent about placeholders and what the schema refuses", () => {
    expect(judge('{"${NAME}": x}')).toEqual([]);
    expect(judge("[pool_mode]")).toEqual([]);
  });

  it("says what to write instead", () => {
    const helps = (name: string, cloudNativePG = "1.30") =>
      findHelps(poolerParameters, poolerText(`pgbouncer: {parameters: {${name}: x}}`), { cloudNativePG });
    expect(helps("pool_mode")).toEqual(["write `spec.pgbouncer.poolMode`"]);
    expect(helps("max-client-conn")).toEqual(["write `max_client_conn`"]);
    expect(helps("defaut_pool_size")).toEqual(["write `default_pool_size`"]);
    expect(helps("logfile")).toEqual(["remove `logfile`"]);
    expect(helps("auth_type", "1.27")).toEqual(["remove `auth_type`, or name a newer patch of CloudNativePG"]);
  });
});
