import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { crdsEstablished } from "./crds-established.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(crdsEstablished)).toEqual([]);
});

it("reports a CRD that is missing", async () => {
  const faults = await findFaults(crdsEstablished, (cluster) => {
    cluster.remove("CustomResourceDefinition", "databases.postgresql.cnpg.io");
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "CustomResourceDefinition databases.postgresql.cnpg.io does not exist, expected one that serves v1",
    ),
  ]);
});

it("reports one that is not established", async () => {
  const faults = await findFaults(crdsEstablished, (cluster) => {
    cluster.find("CustomResourceDefinition", "poolers.postgresql.cnpg.io").status.conditions[0] = {
      type: "Established",
      status: "False",
      message: "names conflict",
    };
  });
  expect(faults).toEqual([expect.stringContaining("poolers.postgresql.cnpg.io is not established: names conflict")]);
});

it("reports one that does not serve the rendered version", async () => {
  const faults = await findFaults(crdsEstablished, (cluster) => {
    cluster.find("CustomResourceDefinition", "externalsecrets.external-secrets.io").spec.versions = [
      { name: "v1beta1", served: true },
      { name: "v1", served: false },
    ];
  });
  expect(faults).toEqual([expect.stringContaining("externalsecrets.external-secrets.io serves v1beta1, expected v1")]);
});

it("asks for the plugin's ObjectStore where the plugin makes the backups", async () => {
  const faults = await findFaults(crdsEstablished, (cluster) => {
    cluster.remove("CustomResourceDefinition", "objectstores.barmancloud.cnpg.io");
  });
  expect(faults).toEqual([expect.stringContaining("objectstores.barmancloud.cnpg.io does not exist")]);
});
