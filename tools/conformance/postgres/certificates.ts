import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { POOLER_ROLE, REPLICA_ROLE } from "./operator-version.ts";

/** A tenant's role that logs in by certificate. */
export const ROBOT = "robot";
/** Key pairs by their common name: one for servers, and those of the roles that log in by them. */
const NAMES = ["server", REPLICA_ROLE, POOLER_ROLE, ROBOT] as const;

/** The names of a Cluster's Services, which the operator writes into its certificate: those of the room `live`. */
const SERVICES = ["rw", "r", "ro"].flatMap((kind) =>
  ["", ".databases", ".databases.svc", ".databases.svc.cluster.local"].map((end) => `shared-${kind}${end}`),
);

export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

export interface Certificates {
  readonly folder: string;
  readonly ca: string;
  pairOf(name: (typeof NAMES)[number]): KeyPair;
}

/** One authority for servers and clients, as the operator makes it: `<cluster>-ca`. */
export function makeCertificates(folder: string): Certificates {
  const openssl = (...args: string[]) =>
    execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl("req", "-x509", ...newKey, "-keyout", "ca.key", "-out", "ca.crt", "-subj", "/CN=ca", "-days", "2");
  const hosts = ["localhost", ...SERVICES].map((name) => `DNS:${name}`).join(",");
  writeFileSync(`${folder}/names`, `subjectAltName=${hosts},IP:127.0.0.1\n`);
  for (const name of NAMES) {
    openssl("req", ...newKey, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", `/CN=${name}`);
    const by = ["-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2"];
    openssl("x509", "-req", "-in", `${name}.csr`, ...by, "-extfile", "names", "-out", `${name}.crt`);
  }
  const read = (file: string) => readFileSync(`${folder}/${file}`, "utf8");
  return {
    folder,
    ca: read("ca.crt"),
    pairOf: (name) => ({ cert: read(`${name}.crt`), key: read(`${name}.key`) }),
  };
}
