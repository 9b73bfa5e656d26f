import type { Manifest } from "../manifest.ts";
import { isSet, type Key, nameObject, textAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";

/** Names and addresses of one's own networks. */
const OWN =
  /^(?:localhost|[^.]+|.*\.(?:svc|local|lan|internal|home\.arpa|localdomain)|127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*)$/i;

const OTHER_STORES = ["azureCredentials", "googleCredentials"];

/** cloudnative-pg v1.30.0, api/v1: `encryption` asks the store to encrypt at rest; what travels is TLS's affair. */
export const backupOverHttp: Rule = {
  id: "backup-over-http",
  severity: "warning",
  title: "Backups that are to be encrypted, or that leave the network, travel over TLS.",
  *check(subject) {
    for (const { manifest, place } of listStores(subject)) {
      const endpoint = plainTextAt(manifest.object, ...place, "endpointURL");
      const host = /^http:\/\/(\[[^\]]*\]|[^:/]+)/i.exec(endpoint ?? "")?.[1];
      if (endpoint === undefined || host === undefined) continue;
      const path = [...place, "endpointURL"];
      // A field of S3: nothing reads it for another store.
      const isS3 = !OTHER_STORES.some((field) => isSet(manifest.object, ...place, field));
      const encrypted = ["wal", "data"].find(
        (part) => isS3 && plainTextAt(manifest.object, ...place, part, "encryption") !== undefined,
      );
      const title = nameObject(manifest.object);
      if (encrypted !== undefined) {
        const method = textAt(manifest.object, ...place, encrypted, "encryption") ?? "";
        yield {
          manifest,
          path: [...place, encrypted, "encryption"],
          message: `${title}: backups are to be encrypted (${method}), but travel to ${endpoint} in plain text, and a store such as Ceph RGW refuses such requests without TLS: then nothing is archived and the WAL fills its volume`,
          help: "write an `https://` endpoint with `endpointCA`, or remove `encryption` and let the bucket's default decide",
        };
      } else if (!OWN.test(host)) {
        yield {
          manifest,
          path,
          message: `${title}: backups of all databases travel to ${endpoint} in plain text`,
          help: "write an `https://` endpoint, with `endpointCA` where a private authority signs it",
        };
      }
    }
  },
};

function listStores(subject: Subject): { readonly manifest: Manifest; readonly place: readonly Key[] }[] {
  return [
    ...subject.ofKind("Cluster").map((manifest) => ({ manifest, place: ["spec", "backup", "barmanObjectStore"] })),
    ...subject.ofKind("ObjectStore").map((manifest) => ({ manifest, place: ["spec", "configuration"] })),
  ];
}
