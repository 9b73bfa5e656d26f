import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { storeCredentials } from "./store-credentials.ts";

const judge = (credentials: string, cloudNativePG = "1.30") =>
  findFaults(storeCredentials, clusterText(`backup: {barmanObjectStore: {destinationPath: s3://b, ${credentials}}}`), {
    cloudNativePG,
  });
const azure = (fields: string, version = "1.30") => judge(`azureCredentials: {${fields}}`, version);

describe("store-credentials", () => {
  it("finds no provider, and two", () => {
    expect(judge("")).toEqual([
      expect.stringContaining("spec.backup.barmanObjectStore: Cluster shared: `barmanObjectStore` has no cred"),
    ]);
    const two = "s3Credentials: {inheritFromIAMRole: true}, googleCredentials: {gkeEnvironment: true}";
    expect(judge(two)).toEqual([expect.stringContaining("has `s3Credentials` and `googleCredentials`")]);
  });

  it.each([
    ["s3Credentials: {}", "says no way to log in"],
    ["s3Credentials: {accessKeyId: {name: s, key: k}}", "has no `secretAccessKey` beside `accessKeyId`"],
    ["s3Credentials: {accessKeyId: {}, secretAccessKey: {}, inheritFromIAMRole: true}", "has keys beside"],
    ["googleCredentials: {}", "has no `applicationCredentials`"],
    ["googleCredentials: {gkeEnvironment: true, applicationCredentials: {}}", "has `gkeEnvironment: true` beside"],
    ["azureCredentials: {}", "says no way to log in"],
    ["azureCredentials: {storageKey: {}, inheritFromAzureAD: true}", "says 2 ways"],
    ["azureCredentials: {storageKey: {}}", "without `storageAccount`"],
    ["azureCredentials: {connectionString: {}, storageAccount: {}}", "has `connectionString` beside `storageAccount`"],
  ])("finds %s", (credentials, expected) => {
    expect(judge(credentials)).toEqual([expect.stringContaining(expected)]);
  });

  it("asks more of Azure from 1.27.4, 1.28.2 and 1.29.0 on", () => {
    expect(azure("storageKey: {}", "1.28.1")).toEqual([]);
    expect(azure("storageKey: {}", "1.28")).toHaveLength(1);
    expect(azure("connectionString: {}, storageAccount: {}", "1.27.3")).toEqual([]);
  });

  it("is silent about whole credentials, and placeholders", () => {
    for (const credentials of [
      "s3Credentials: {accessKeyId: {}, secretAccessKey: {}, region: {}}",
      "s3Credentials: {inheritFromIAMRole: true}",
      's3Credentials: {inheritFromIAMRole: "${X}"}',
      "googleCredentials: {gkeEnvironment: true}",
      "googleCredentials: {applicationCredentials: {}, gkeEnvironment: false}",
      "azureCredentials: {storageSasToken: {}, storageAccount: {}}",
      "azureCredentials: {connectionString: {}}",
      'azureCredentials: "${X}"',
    ])
      expect(judge(credentials)).toEqual([]);
    expect(findFaults(storeCredentials, clusterText("backup: {volumeSnapshot: {}}"))).toEqual([]);
  });
});
