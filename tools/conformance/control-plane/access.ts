import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Who comes to the API server: `admin` may do everything, `verifier` what a test binds to it, `stranger` nothing, and nobody knows
 * the token of `unknown`.
 */
export type UserName = "admin" | "verifier" | "stranger" | "unknown";

/** Files that let users in, all in one folder. */
export interface Access {
  readonly tokens: string;
  readonly serviceAccountKey: string;
  /** Folder in which the API server makes a certificate that signs itself. */
  readonly certificates: string;
  /** Path of a file for kubectl, with one context of the user's name. */
  kubeconfig(user: UserName): string;
}

export function writeAccess(folder: string, port: number): Access {
  const certificates = join(folder, "certificates");
  mkdirSync(certificates);
  const tokens = join(folder, "tokens.csv");
  const serviceAccountKey = join(folder, "service-account.key");
  const users = { admin: "system:masters", verifier: "", stranger: "" } as const;
  const tokenOf: Record<UserName, string> = { admin: "", verifier: "", stranger: "", unknown: "" };
  for (const name of Object.keys(tokenOf) as UserName[]) tokenOf[name] = randomBytes(16).toString("hex");
  const lines = Object.entries(users).map(([name, group]) => {
    return `${tokenOf[name as UserName]},${name},${name}${group && `,${group}`}\n`;
  });
  writeFileSync(tokens, lines.join(""), { mode: 0o600 });
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  writeFileSync(serviceAccountKey, privateKey, { mode: 0o600 });
  for (const [user, token] of Object.entries(tokenOf)) {
    const cluster = {
      server: `https://127.0.0.1:${port}`,
      "certificate-authority": join(certificates, "apiserver.crt"),
    };
    const kubeconfig = {
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name: "loopback", cluster }],
      users: [{ name: user, user: { token } }],
      contexts: [{ name: user, context: { cluster: "loopback", user } }],
      "current-context": user,
    };
    writeFileSync(join(folder, `${user}.kubeconfig`), JSON.stringify(kubeconfig), { mode: 0o600 });
  }
  return { tokens, serviceAccountKey, certificates, kubeconfig: (user) => join(folder, `${user}.kubeconfig`) };
}
