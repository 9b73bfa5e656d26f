import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { poolerText } from "../test-wiki-pooler.ts";
import { poolerMetricsTls } from "./pooler-metrics-tls.ts";

const judge = (spec: string, cloudNativePG = "1.30") =>
  findFaults(poolerMetricsTls, poolerText(spec), { cloudNativePG });
const monitoring = "monitoring: {enablePodMonitor: true, tls: {enabled: true}}";

describe("pooler-metrics-tls", () => {
  it("finds TLS for the operator's PodMonitor without a certificate", () => {
    expect(judge(monitoring)).toEqual([expect.stringContaining("spec.monitoring.tls: Pooler wiki: ")]);
    expect(judge(monitoring, "1.29")).toEqual([]);
  });

  it("is silent with a certificate, without TLS, or without the PodMonitor", () => {
    expect(judge(`${monitoring}\npgbouncer: {clientTLSSecret: {name: s}}`)).toEqual([]);
    expect(judge(`${monitoring}\npgbouncer: {clientTLSSecret: {name: "\${S}"}}`)).toEqual([]);
    expect(judge("monitoring: {enablePodMonitor: true, tls: {enabled: false}}")).toEqual([]);
    expect(judge("monitoring: {tls: {enabled: true}}")).toEqual([]);
  });
});
