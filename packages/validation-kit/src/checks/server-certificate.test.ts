import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { serverCertificate } from "./server-certificate.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(serverCertificate)).toEqual([]);
});

it("reports a name that the certificate lacks", async () => {
  const faults = await findFaults(serverCertificate, (cluster) => {
    cluster.containers.login = ({ host }) =>
      host.endsWith(".svc")
        ? [2, `server certificate does not match host name "${host}"`]
        : [2, "no password supplied"];
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "with sslmode=verify-full shared-rw.databases.svc cannot be reached: server certificate does not match",
    ),
    expect.stringContaining("shared-r.databases.svc"),
    expect.stringContaining("shared-ro.databases.svc"),
  ]);
});
