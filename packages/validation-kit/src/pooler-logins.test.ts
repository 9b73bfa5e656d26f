import { describe, expect, it } from "vitest";
import { makeCatalog, makePooler, makeTenant } from "../../renderer/src/test-catalog.ts";
import { listPooledLogins, listStrayLogins } from "./pooler-logins.ts";

const uses = { poolers: [], sharedPoolers: ["all"] };

function shareOnePooler() {
  const names = ["near", "harbor", "gitlab"];
  const tenants = names.map((name) =>
    makeTenant(name, name === "near" ? { ...uses, allowFrom: ["10.0.0.0/8"] } : uses),
  );
  return makeCatalog({ tenants, sharedPoolers: [{ ...makePooler("all"), tenants: names }] });
}

describe("logins at a shared pooler", () => {
  it("are of a tenant that may come from anywhere, as others are refused whatever the pooler does", () => {
    expect(listPooledLogins(shareOnePooler())).toMatchObject([{ role: "harbor", database: "harbor", host: "all" }]);
  });

  it("go astray at a tenant that shares it: nobody else's database can be reached there so easily", () => {
    const [login, ...others] = listStrayLogins(shareOnePooler());
    expect(login).toMatchObject({ role: "harbor", host: "all" });
    expect(["near", "gitlab"]).toContain(login?.database);
    expect(others).toEqual([]);
  });
});
