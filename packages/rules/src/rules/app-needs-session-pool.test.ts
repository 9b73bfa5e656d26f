import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { appNeedsSessionPool as rule } from "./app-needs-session-pool.ts";

const find = (name: string, pgbouncer = "poolMode: transaction", spec = "") =>
  findFaults(rule, poolerText({ name, pgbouncer, spec }));
const lines = (database: string, user: string) =>
  `poolMode: transaction\npg_hba:\n  - hostssl ${database} ${user} all md5`;

describe("app-needs-session-pool", () => {
  it("finds authentik by the name of its Pooler, its database or its user", () => {
    expect(find("authentik-pooler-rw")).toEqual([
      "spec.pgbouncer.poolMode: Pooler authentik-pooler-rw: authentik needs advisory locks and LISTEN, which belong to a session, and in transaction mode each transaction may run in another one",
    ]);
    expect(find("sso", lines("authentik", "sso"))).toHaveLength(1);
    expect(find("sso", lines("sso", "prod_authentik"))).toHaveLength(1);
    expect(find("shared", lines("matrix_authentication_service", "mas"))).toHaveLength(1);
  });

  it("is silent in session mode, the CRD's default among it, and on standbys", () => {
    expect(find("authentik-pooler-rw", "poolMode: session")).toEqual([]);
    expect(find("authentik-pooler-rw", "")).toEqual([]);
    expect(find("authentik-pooler-ro", "poolMode: transaction", "type: ro")).toEqual([]);
  });

  it("is silent about applications that document transaction mode, and about parts of words", () => {
    for (const name of ["gitlab-pooler-rw", "harbor-pooler-rw", "keycloak-pooler-rw", "authentikos", "mas"])
      expect(find(name)).toEqual([]);
  });
});
