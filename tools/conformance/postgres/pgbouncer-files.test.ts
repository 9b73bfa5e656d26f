import type { Pooler } from "@tenantry/crd-schemas";
import { describe, expect, it } from "vitest";
import { buildPgbouncerHba, buildPgbouncerIni } from "./pgbouncer-files.ts";

const place = { folder: "/pod", port: 6432, certificates: "/certificates", instancePort: 5433 };
const withPgbouncer = (pgbouncer: Pooler["spec"]["pgbouncer"]) => ({ spec: { pgbouncer } }) as unknown as Pooler;

describe("buildPgbouncerIni", () => {
  it("writes the mode and the parameters of the Pooler", () => {
    const ini = buildPgbouncerIni(
      withPgbouncer({ poolMode: "transaction", parameters: { log_stats: "1" } }),
      place,
      "1.27.0",
    );
    expect(ini).toContain("pool_mode = transaction\n");
    expect(ini).toContain("log_stats = 1\n");
    expect(ini).not.toContain("log_stats = 0");
  });

  it("puts startup parameters to ignore behind the operator's own", () => {
    const parameters = { ignore_startup_parameters: "search_path" };
    const ini = buildPgbouncerIni(withPgbouncer({ parameters }), place, "1.27.0");
    expect(ini).toContain("ignore_startup_parameters = extra_float_digits,options,search_path\n");
  });

  it("looks passwords up in `postgres` from 1.28 on, before in the database that is asked for", () => {
    expect(buildPgbouncerIni(withPgbouncer({}), place, "1.27.0")).not.toContain("auth_dbname");
    expect(buildPgbouncerIni(withPgbouncer({}), place, "1.30.0")).toContain("auth_dbname = postgres\n");
  });
});

describe("buildPgbouncerHba", () => {
  it("writes our lines behind the console's and before the permissive ones", () => {
    expect(
      buildPgbouncerHba(withPgbouncer({ pg_hba: ["ours"] }))
        .split("\n")
        .slice(0, 3),
    ).toEqual(["local pgbouncer pgbouncer peer", "ours", "host all all 0.0.0.0/0 md5"]);
  });
});
