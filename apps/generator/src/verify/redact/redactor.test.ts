import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Redactor } from "./redactor.ts";

const encode = (text: string) => Buffer.from(text, "utf8").toString("base64");
const secretObject = (data: object) => ({ apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, data });

/** Ways in which a secret reaches an output, each as kubectl, psql, redis-cli or a log would write it. */
const CARRIERS: Readonly<Record<string, (secret: string) => string>> = {
  "data of a Secret": (secret) => JSON.stringify(secretObject({ password: encode(secret) }), null, 2),
  "a Secret in a List": (secret) =>
    JSON.stringify({ kind: "List", items: [{ kind: "Pod" }, secretObject({ "redis.conf": encode(secret) })] }),
  "stringData of a Secret": (secret) => JSON.stringify({ kind: "Secret", stringData: { anything: secret } }),
  "the last applied Secret": (secret) =>
    JSON.stringify({ metadata: { annotations: { last: JSON.stringify(secretObject({ x: encode(secret) })) } } }),
  "a Secret as YAML": (secret) => `apiVersion: v1\nkind: Secret\ndata:\n  pw: ${encode(secret)}\n`,
  "an environment variable of a pod": (secret) =>
    JSON.stringify({ spec: { containers: [{ env: [{ name: "PGPASSWORD", value: secret }] }] } }, null, 2),
  "a field of JSON": (secret) => `log line {"user":"app","password":${JSON.stringify(secret)},"port":5432}`,
};

/** Those of secrets without spaces and quotes, as what has neither writes them. */
const PLAIN_CARRIERS: Readonly<Record<string, (secret: string) => string>> = {
  "a variable before a command": (secret) => `+ PGPASSWORD=${secret} psql -h x`,
  "a URI": (secret) => `FATAL: cannot connect to postgresql://app:${secret}@db:5432/app?sslmode=require`,
  "a URI without a user": (secret) => `redis://:${secret}@dragonfly:6379/0`,
  "a parameter of a JDBC URI": (secret) => `jdbc:postgresql://db/app?user=app&password=${secret}`,
  "a libpq string": (secret) => `host=db password=${secret} user=app`,
  "a line of YAML": (secret) => `  password: ${secret}\n  port: 5432`,
  SQL: (secret) => `ALTER ROLE app PASSWORD '${secret}';`,
  requirepass: (secret) => `requirepass ${secret}\n`,
  "redis-cli": (secret) => `redis-cli -a ${secret} PING`,
  "an ACL": (secret) => `user app on >${secret} ~app:* +@all`,
  "AWS's variable": (secret) => `AWS_SECRET_ACCESS_KEY=${secret}`,
  "a literal of kubectl": (secret) => `kubectl create secret generic x --from-literal=password=${secret}`,
};

const anySecret = fc
  .string({ minLength: 8, maxLength: 40 })
  .filter((text) => /^\S.*\S$/.test(text) && /[a-z]/.test(text) && /\d/.test(text));
const plainSecret = fc
  .stringMatching(/^[A-Za-z0-9!#$%^&*()_+=:;,.?~/-]{8,40}$/)
  .filter((text) => /[a-z]/.test(text) && /\d/.test(text) && !text.startsWith("$"));

describe("a secret", () => {
  it.each(Object.keys(CARRIERS))("never comes through in %s, nor by itself later", (name) => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        // There, `$NAME` and `<name>` only stand for one.
        fc.pre(name !== "a field of JSON" || !/^(?:<[^>]*>|\$\{?\w+\}?)$/.test(secret));
        const redactor = new Redactor();
        const output = CARRIERS[name]?.(secret) ?? "";
        redactor.learn(output);
        const redacted = redactor.redact(`${output}\nlater: <${secret}> and ${encode(secret)}`);
        for (const form of [secret, encode(secret), JSON.stringify(secret).slice(1, -1)])
          expect(redacted).not.toContain(form);
      }),
    );
  });

  it.each(Object.keys(PLAIN_CARRIERS))("never comes through in %s", (name) => {
    fc.assert(
      fc.property(plainSecret, (secret) => {
        const redactor = new Redactor();
        const output = PLAIN_CARRIERS[name]?.(secret) ?? "";
        expect(redactor.redact(output)).not.toContain(secret);
        expect(redactor.redact(output)).toContain("[redacted]");
      }),
    );
  });

  it.each([
    ["Authorization: Bearer abcdefgh12345678", "abcdefgh12345678"],
    ["eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrdWJlIn0.c2lnbmF0dXJl", "c2lnbmF0dXJl"],
    ["id AKIAIOSFODNN7EXAMPLE used", "AKIAIOSFODNN7EXAMPLE"],
    ["rolpassword SCRAM-SHA-256$4096:c2FsdA==$c3RvcmVk:c2VydmVy", "c3RvcmVk"],
    ["md53175bce1d3201d16594cebf9d7eb3f9d", "3175bce1d"],
    ["-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIA\n-----END EC PRIVATE KEY-----", "MHcCAQEEIA"],
    ["-----BEGIN PRIVATE KEY-----\nMHcCAQEEIA cut off", "MHcCAQEEIA"],
    ["curl -u admin:Adm1nPassw0rd http://x", "Adm1nPassw0rd"],
    ["password='with spaces and ''quotes'", "spaces"],
  ])("is taken out of %j", (text, secret) => {
    expect(new Redactor().redact(text)).not.toContain(secret);
  });

  it("is found in the form that a shell and a URI give it", () => {
    const redactor = new Redactor();
    redactor.remember("it's a/secret?");
    const text = redactor.redact("'it'\\''s a/secret?' and it's%20a%2Fsecret%3F");
    expect(text).not.toContain("secret?");
    expect(text).not.toContain("secret%3F");
  });
});

describe("the value of a Secret", () => {
  it.each(["$tr0ngSecret", "<0therSecret>", "${S3cret}"])(
    "is secret also where it looks like a placeholder: %s",
    (secret) => {
      const redactor = new Redactor();
      redactor.learn(JSON.stringify(secretObject({ password: encode(secret) })));
      expect(redactor.redact(`later: ${secret}`)).toBe("later: [redacted]");
    },
  );
});

describe("what is no secret", () => {
  it("stays: names of objects, settings about passwords, digests, and who a Secret belongs to", () => {
    const redactor = new Redactor();
    redactor.learn(
      JSON.stringify(secretObject({ username: encode("gitlab"), host: encode("shared-rw"), port: encode("5432") })),
    );
    for (const text of [
      "gitlab connects to shared-rw:5432",
      '"secretName": "gitlab-db-credentials"',
      "password_encryption = scram-sha-256",
      "oci://ghcr.io/cloudnative-pg/postgresql@sha256:0123456789abcdef",
      "passwordSecret:\n  name: harbor-db-credentials",
      'FATAL:  password authentication failed for user "gitlab"',
      "fe_sendauth: no password supplied",
      '"tokenReviews": 3',
    ])
      expect(redactor.redact(text)).toBe(text);
  });

  it("stays elsewhere when it only stood where a password might", () => {
    const redactor = new Redactor();
    redactor.learn("the server asks for a password: found nothing else");
    expect(redactor.redact("3 instances found")).toBe("3 instances found");
  });

  it("costs no more than time in proportion to its length", () => {
    const redactor = new Redactor();
    const start = performance.now();
    for (const text of ["a-".repeat(50_000), "user ".repeat(30_000), "x://".repeat(10_000), '{"a":"'.repeat(20_000)]) {
      redactor.learn(text);
      redactor.redact(text);
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it("reads megabytes of prose, as CRDs hold it, in no time that anybody waits for", () => {
    const prose = "the user is whoever owns it: what it may do is described with its roles, and elsewhere\n";
    const before = process.cpuUsage();
    new Redactor().redact(prose.repeat(60_000));
    // Microseconds; a busy machine takes longer, but computes no more.
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
