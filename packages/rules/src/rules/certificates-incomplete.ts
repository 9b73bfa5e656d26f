import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt, listAt, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** A certificate that is brought along, and the authority that it needs. */
const PAIRS = [
  ["serverTLSSecret", "serverCASecret"],
  ["replicationTLSSecret", "clientCASecret"],
] as const;

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateCerts. */
export const certificatesIncomplete: Rule = {
  id: "certificates-incomplete",
  severity: "error",
  title: "A certificate that is brought along comes with its authority, and with its own DNS names.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const certificates = fieldsAt(spec, "certificates");
      const path = ["spec", "certificates"];
      for (const [secret, authority] of PAIRS) {
        if ((textAt(certificates, secret) ?? "") === "" || (certificates[authority] ?? "") !== "") continue;
        const message = `${title}: \`${secret}\` without \`${authority}\`: nobody could verify that certificate`;
        const help = `add \`${authority}\` with the Secret whose \`ca.crt\` signed it; cert-manager writes \`ca.crt\` into the same Secret`;
        yield { manifest, path: [...path, secret], at: "key", message, help };
      }
      const names = listAt(certificates, "serverAltDNSNames").length;
      if ((textAt(certificates, "serverTLSSecret") ?? "") === "" || names === 0) continue;
      yield {
        manifest,
        path: [...path, "serverAltDNSNames"],
        at: "key",
        message: `${title}: \`serverAltDNSNames\` beside \`serverTLSSecret\`: the names are for the certificate that the operator makes`,
        help: "remove `serverAltDNSNames`, and put the names into the certificate of `serverTLSSecret`",
      };
    }
  },
};
