import { describe, expect, it } from "vitest";
import { classifyTrouble } from "./classify-trouble.ts";
import { quoteCommand } from "./quote-command.ts";

/** As client-go logs it before kubectl speaks, five times. */
const log = (error: string) =>
  `E1121 19:30:46.130929   27302 memcache.go:265] "Unhandled Error" err="couldn't get current server API group list: ${error}"\n`.repeat(
    5,
  );
const plugin = `E1121 19:30:48.831851   27565 memcache.go:265] "Unhandled Error" err=<
	couldn't get current server API group list: Get "https://127.0.0.1:6/api": getting credentials: exec: executable no-such-plugin not found
	
	It looks like you are trying to use a client-go credential plugin that is not installed.
 >
Unable to connect to the server: getting credentials: exec: executable no-such-plugin not found

It looks like you are trying to use a client-go credential plugin that is not installed.
`;

const classify = (stderr: string, ...args: readonly string[]) => {
  const asked = args.length > 0 ? args : ["get", "pods"];
  return classifyTrouble({ args: asked, command: quoteCommand(["kubectl", ...asked]), exitCode: 1, stderr });
};

/** What kubectl 1.32 and 1.33 really print, against a dead port, bad kubeconfigs and a server that answers as an API server does. */
describe("what kubectl says", () => {
  it.each([
    ["no-context", "Error in configuration: context was not found for specified context: nope\n"],
    ["no-context", "error: current-context is not set\n"],
    ["no-context", "error: stat /nonexist: no such file or directory\n"],
    ["no-context", "error: error loading config file \"bad\": yaml: line 1: did not find expected ',' or ']'\n"],
    [
      "no-context",
      `${log("dial tcp 127.0.0.1:8080: connect: connection refused")}The connection to the server localhost:8080 was refused - did you specify the right host or port?\n`,
    ],
    [
      "unreachable",
      `${log("connection refused")}The connection to the server 127.0.0.1:6 was refused - did you specify the right host or port?\n`,
    ],
    [
      "unreachable",
      "Unable to connect to the server: dial tcp: lookup no-such-host.invalid on 10.0.0.1:53: no such host\n",
    ],
    ["unreachable", "Unable to connect to the server: http: server gave HTTP response to HTTPS client\n"],
    [
      "unreachable",
      "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority\n",
    ],
    ["unreachable", "error: invalid character '<' looking for beginning of value\n"],
    ["unreachable", "Error from server (ServiceUnavailable): the server is currently unable to handle the request\n"],
    [
      "timeout",
      "Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting headers)\n",
    ],
    ["timeout", "Unable to connect to the server: dial tcp 10.9.9.9:6443: i/o timeout\n"],
    [
      "timeout",
      "error: client rate limiter Wait returned an error: context deadline exceeded - error from a previous attempt: EOF\n",
    ],
    [
      "unauthorized",
      "error: You must be logged in to the server (the server has asked for the client to provide credentials)\n",
    ],
    ["unauthorized", "error: failed to create configmap: Unauthorized\n"],
    ["unauthorized", plugin],
    [
      "forbidden",
      'Error from server (Forbidden): pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "default"\n',
    ],
    ["forbidden", "Error from server (Forbidden): unknown\n"],
  ])("is %s: %j", (kind, stderr) => {
    const trouble = classify(stderr);
    expect(trouble?.kind).toBe(kind);
    expect(trouble?.message).not.toMatch(/memcache|\n/);
    expect(trouble?.help).not.toBe("");
  });

  it("names the right that is missing, and tells it from a policy that refuses", () => {
    const denied =
      'Error from server (Forbidden): pods "x" is forbidden: User "jane" cannot create resource "pods/exec" in API group "" in the namespace "db"\n';
    expect(classify(denied, "exec", "pod/x", "--", "true")).toMatchObject({
      kind: "forbidden",
      message: expect.stringMatching(/^not allowed to create pods\/exec in the namespace db: /),
    });
    const policy = 'Error from server (Forbidden): pods "x" is forbidden: violates PodSecurity "restricted:latest"\n';
    expect(classify(policy)?.help).toContain("a policy or quota");
  });

  it.each([
    ["there is no such object", 'Error from server (NotFound): pods "x" not found\n', ["get", "pods/x"]],
    ["there is one already", 'Error from server (AlreadyExists): configmaps "x" already exists\n', ["create", "-f-"]],
    ["a wait was too short", "error: timed out waiting for the condition on pods/x\n", ["wait", "pod/x"]],
    [
      "psql was refused",
      "psql: error: connection to server: Connection refused\nUnauthorized\ncommand terminated with exit code 2\n",
      ["exec", "pod/x", "--", "psql"],
    ],
    [
      "there is no psql",
      'error: Internal error occurred: exec: "psql": executable file not found in $PATH: unknown\n',
      ["exec", "pod/x", "--", "psql"],
    ],
  ])("is an answer where %s", (_what, stderr, args) => {
    expect(classify(stderr, ...args)).toBeUndefined();
  });

  it("is trouble where a command did not get into its container", () => {
    expect(classify('Error from server (NotFound): pods "x" not found\n', "exec", "pod/x", "--", "psql")).toMatchObject(
      {
        kind: "unreachable",
        message: expect.stringContaining("`kubectl exec pod/x -- psql` did not get into the container"),
      },
    );
  });

  it("is no trouble where it ended well, whatever it warned of", () => {
    const ending = { args: ["get"], command: "", exitCode: 0, stderr: "Warning: Unauthorized\n" };
    expect(classifyTrouble(ending)).toBeUndefined();
  });
});

it("a command is shown as it would be typed", () => {
  expect(quoteCommand(["kubectl", "exec", "pod/a", "--", "psql", "-c", "SELECT 'it''s'"])).toBe(
    String.raw`kubectl exec pod/a -- psql -c 'SELECT '\''it'\'''\''s'\'''`,
  );
});
