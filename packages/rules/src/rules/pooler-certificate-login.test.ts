import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { poolerText } from "../test-wiki-pooler.ts";
import { poolerCertificateLogin } from "./pooler-certificate-login.ts";

const judge = (parameters: string) =>
  findFaults(poolerCertificateLogin, poolerText(`pgbouncer: {parameters: ${parameters}}`));

describe("pooler-certificate-login", () => {
  it("finds certificates that nobody verifies", () => {
    expect(judge("{auth_type: cert}")).toEqual([
      expect.stringContaining(
        "spec.pgbouncer.parameters.auth_type: Pooler wiki: `auth_type: cert` with `client_tls_sslmode: prefer`, the default",
      ),
    ]);
    expect(judge("{auth_type: cert, client_tls_sslmode: require}")).toEqual([
      expect.stringContaining("spec.pgbouncer.parameters.client_tls_sslmode: "),
    ]);
  });

  it("is silent with verify-full, other types of login, and placeholders", () => {
    expect(judge("{auth_type: Cert, client_tls_sslmode: Verify-Full}")).toEqual([]);
    expect(judge("{auth_type: hba, client_tls_sslmode: prefer}")).toEqual([]);
    expect(judge('{auth_type: cert, client_tls_sslmode: "${MODE}"}')).toEqual([]);
  });
});
