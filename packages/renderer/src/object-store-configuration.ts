import type { ObjectStore } from "@tenantry/crd-schemas";
import { type ObjectStoreBackup, template } from "@tenantry/tenant-model";
import { ACCESS_KEY_ID, SECRET_ACCESS_KEY } from "./names.ts";
import type { Renderable } from "./resource.ts";

type Configuration = Renderable<ObjectStore>["spec"]["configuration"];

/** How barman reaches the bucket: the same inside the Cluster and in the plugin's ObjectStore. */
export function buildObjectStoreConfiguration(backup: ObjectStoreBackup): Configuration {
  const { compression, encryption, credentials, endpointURL } = backup;
  const format = { ...(compression && { compression }), ...(encryption && { encryption }) };
  return {
    // At the root of the bucket: barman adds the server name itself.
    destinationPath: template`s3://${backup.bucket}/`,
    ...(endpointURL !== undefined && { endpointURL }),
    // The plugin takes the server name from the Cluster.
    ...(backup.method === "barmanObjectStore" && { serverName: backup.serverName }),
    s3Credentials: {
      accessKeyId: { name: credentials.secretName, key: ACCESS_KEY_ID },
      secretAccessKey: { name: credentials.secretName, key: SECRET_ACCESS_KEY },
    },
    ...(Object.keys(format).length > 0 && { wal: format }),
    data: { ...format, immediateCheckpoint: true, jobs: backup.jobs },
  };
}
