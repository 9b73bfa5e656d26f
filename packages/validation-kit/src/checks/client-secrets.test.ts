import { expect, it } from "vitest";
import { makeTenant } from "../../../renderer/src/test-catalog.ts";
import { explainSkip, findFaults, judge } from "../test-check.ts";
import { clientSecrets } from "./client-secrets.ts";

const encode = (text: string) => Buffer.from(text).toString("base64");

it("finds nothing in a healthy cluster", async () => {
  expect(await judge(clientSecrets)).toMatchObject({
    status: "passed",
    found: "3 of 3 Secrets were read, 0 differences",
  });
});

it("reports what differs from the catalog, and what is missing, and shows no password", async () => {
  const { faults } = await judge(clientSecrets, {
    after: (cluster) => {
      const { data } = cluster.find("Secret", "harbor-db");
      data.dbname = encode("other");
      data.password = encode("");
      delete data["jdbc-uri"];
      cluster.remove("Secret", "gitlab-dragonfly");
    },
  });
  expect(faults.map(({ message }) => message)).toEqual([
    "Secret harbor/harbor-db has other under the key dbname, expected registry",
    "Secret harbor/harbor-db has nothing under the key password",
    "Secret harbor/harbor-db has no key jdbc-uri",
    "Secret gitlab/gitlab-dragonfly does not exist",
  ]);
  expect(JSON.stringify(faults)).not.toContain("pw-");
});

it("reports a template that the store of secrets has left empty", async () => {
  const faults = await findFaults(clientSecrets, (cluster) => {
    cluster.find("Secret", "harbor-db").data.uri = encode("postgresql://harbor:<no value>@x");
  });
  expect(faults).toEqual(["Secret harbor/harbor-db has nothing under the key uri"]);
});

it("says why it does not apply", async () => {
  expect(await explainSkip(clientSecrets, { tenants: [makeTenant("x")] })).toContain("no tenant has clients");
});
