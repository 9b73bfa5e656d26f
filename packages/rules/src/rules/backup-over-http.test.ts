import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { backupOverHttp } from "./backup-over-http.ts";

const find = (configuration: string) =>
  findFaults(
    backupOverHttp,
    `apiVersion: barmancloud.cnpg.io/v1\nkind: ObjectStore\nmetadata: {name: s}\nspec: {configuration: ${configuration}}\n`,
  );

describe("backup-over-http", () => {
  it("finds encryption at rest over plain text, within the cluster too", () => {
    expect(
      find("{endpointURL: 'http://rgw.rook-ceph.svc:80', wal: {encryption: AES256}, data: {encryption: AES256}}"),
    ).toEqual([
      expect.stringContaining("spec.configuration.wal.encryption: ObjectStore s: backups are to be encrypted (AES256)"),
    ]);
  });

  it("finds plain text that leaves the network", () => {
    expect(find("{endpointURL: 'http://s3.example.com'}")).toEqual([
      expect.stringContaining("spec.configuration.endpointURL: ObjectStore s: backups of all databases travel"),
    ]);
    expect(find("{endpointURL: 'http://8.8.8.8:9000'}")).toHaveLength(1);
  });

  it("is silent about TLS, one's own networks, and placeholders", () => {
    const silent = [
      "https://s3.example.com",
      "http://minio.minio.svc.cluster.local:9000",
      "http://minio:9000",
      "http://192.168.1.5:9000",
      "http://nas.lan",
      "${URL}",
    ];
    expect(silent.flatMap((url) => find(`{endpointURL: "${url}"}`))).toEqual([]);
    expect(find("{endpointURL: 'https://rgw', wal: {encryption: AES256}}")).toEqual([]);
    expect(find("{endpointURL: 'http://rgw', wal: {encryption: '${MODE}'}}")).toEqual([]);
    expect(find("{endpointURL: 'http://azurite', azureCredentials: {}, wal: {encryption: AES256}}")).toEqual([]);
  });

  it("looks into a Cluster's own store", () => {
    const text =
      "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {backup: {barmanObjectStore: {endpointURL: 'http://rgw', data: {encryption: AES256}}}}\n";
    expect(findFaults(backupOverHttp, text)).toEqual([
      expect.stringContaining("spec.backup.barmanObjectStore.data.encryption"),
    ]);
  });
});
