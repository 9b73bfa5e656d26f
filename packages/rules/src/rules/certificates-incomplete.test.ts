import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { certificatesIncomplete } from "./certificates-incomplete.ts";

const judge = (certificates: string) =>
  findFaults(certificatesIncomplete, clusterText(`certificates: ${certificates}`));

describe("certificates-incomplete", () => {
  it("finds certificates without their authority", () => {
    expect(judge("{serverTLSSecret: tls}")).toEqual([
      expect.stringContaining("spec.certificates.serverTLSSecret: Cluster shared: `serverTLSSecret` without"),
    ]);
    expect(judge('{replicationTLSSecret: tls, clientCASecret: ""}')).toHaveLength(1);
  });

  it("finds DNS names that no certificate takes up", () => {
    expect(judge("{serverTLSSecret: tls, serverCASecret: ca, serverAltDNSNames: [db.example]}")).toEqual([
      expect.stringContaining("spec.certificates.serverAltDNSNames: "),
    ]);
  });

  it("is silent about pairs, about authorities alone, and about the operator's own certificate", () => {
    expect(judge("{serverTLSSecret: a, serverCASecret: b, replicationTLSSecret: c, clientCASecret: d}")).toEqual([]);
    expect(judge("{serverCASecret: b, clientCASecret: d, serverAltDNSNames: [db.example]}")).toEqual([]);
    expect(judge('{serverTLSSecret: "", serverAltDNSNames: [db.example]}')).toEqual([]);
    expect(judge('{serverTLSSecret: a, serverCASecret: "${CA}"}')).toEqual([]);
  });
});
