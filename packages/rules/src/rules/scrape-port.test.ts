import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { scrapePort } from "./scrape-port.ts";

const cluster = (spec = "{}") =>
  `{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: ${spec}}`;
const pooler = (template = "{}") =>
  `{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: rw}, spec: {cluster: {name: pg}, template: ${template}}}`;
const monitor = (labels: string, endpoint: string, apiVersion = "monitoring.coreos.com/v1", kind = "PodMonitor") =>
  `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: m}, spec: {selector: {matchLabels: {${labels}}}, podMetricsEndpoints: [{port: metrics}, ${endpoint}]}}`;
const instances = "cnpg.io/cluster: pg, cnpg.io/podRole: instance";
const poolers = "cnpg.io/poolerName: rw";
const find = (...objects: string[]) => findFaults(scrapePort, objects.join("\n---\n"));

describe("scrape-port", () => {
  it("finds a port that no container has", () => {
    expect(find(cluster(), monitor(instances, "{port: http-metrics}"))).toEqual([
      "spec.podMetricsEndpoints[1].port: PodMonitor m: Cluster pg has no port called http-metrics: nothing is scraped",
    ]);
    const scrape = monitor(poolers, "{port: http}", "operator.victoriametrics.com/v1beta1", "VMPodScrape");
    expect(find(pooler(), scrape)).toEqual([
      expect.stringContaining("VMPodScrape m: Pooler rw has no port called http"),
    ]);
  });

  it("finds a port that speaks something else", () => {
    const barman = cluster("{plugins: [{name: barman-cloud.cloudnative-pg.io}]}");
    expect(find(barman, monitor(instances, "{port: postgresql}"))).toEqual([
      expect.stringContaining("Cluster pg serves no metrics on the port postgresql"),
    ]);
  });

  it("leaves ports alone that added containers may have", () => {
    expect(find(cluster("{plugins: [{name: other}]}"), monitor(instances, "{port: http}"))).toEqual([]);
    const template = "{spec: {containers: [{name: exporter, ports: [{name: http, containerPort: 9000}]}]}}";
    expect(find(pooler(template), monitor(poolers, "{port: http}"))).toEqual([]);
  });

  it.each(["{port: metrics}", "{portNumber: 9187}", '{port: "${PORT}"}', "x"])("is silent about %s", (endpoint) =>
    expect(find(cluster(), monitor(instances, endpoint))).toEqual([]),
  );

  it("is silent about pods that are not among the objects", () => {
    expect(find(monitor(instances, "{port: http}"))).toEqual([]);
    expect(find(cluster(), monitor("app: web", "{port: http}"))).toEqual([]);
  });
});
