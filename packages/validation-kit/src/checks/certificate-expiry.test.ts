import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { certificateExpiry } from "./certificate-expiry.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(certificateExpiry)).toEqual([]);
});

it("reports a certificate that the operator should have renewed", async () => {
  const faults = await findFaults(certificateExpiry, (cluster) => {
    cluster.find("Cluster", "shared").status.certificates.expirations["shared-server"] =
      "2026-11-24 12:00:00 +0000 UTC";
  });
  expect(faults).toEqual([expect.stringContaining("the certificate in Secret databases/shared-server ends in 3 days")]);
});

it("reports one that has ended", async () => {
  const faults = await findFaults(certificateExpiry, (cluster) => {
    cluster.find("Cluster", "shared").status.certificates.expirations["shared-ca"] = "2026-11-20 12:00:00 +0000 UTC";
  });
  expect(faults).toEqual([expect.stringContaining("Secret databases/shared-ca ends already")]);
});

it("reports an end that it cannot read", async () => {
  const faults = await findFaults(certificateExpiry, (cluster) => {
    cluster.find("Cluster", "shared").status.certificates.expirations["shared-ca"] = "soon";
  });
  expect(faults).toEqual([expect.stringMatching(/Secret databases\/shared-ca ends at an unknown time \(soon\)/)]);
});

it("reports a Cluster that tells no ends", async () => {
  const faults = await findFaults(certificateExpiry, (cluster) => {
    cluster.find("Cluster", "shared").status.certificates = {};
  });
  expect(faults).toEqual([expect.stringContaining("does not tell when its certificates end")]);
});
