import { describe, expect, it } from "vitest";
import { readArguments } from "./arguments.ts";

const read = (line: string) => readArguments(line.split(" "));

describe("options of verify", () => {
  it("are taken as typed, lists in their order", () => {
    const taken = read("verify apps --context prod --only AC1,x --only AC2 --drill failover --yes --timeout 60");
    expect(taken).toMatchObject({ ok: true, arguments: { command: "verify", catalogs: ["apps"] } });
    expect(taken.ok && [...(taken.arguments.told ?? [])]).toEqual([
      ["context", ["prod"]],
      ["only", ["AC1,x", "AC2"]],
      ["drill", ["failover"]],
      ["yes", []],
      ["timeout", ["60"]],
    ]);
  });

  it.each([
    ["render --yes", "render does not take --yes: only `tenantry verify`"],
    ["verify --dry-run", "verify does not take --dry-run"],
    ["verify a b", "needs one CATALOG, got 2"],
    ["verify --format sarif", "--junit FILE is for CI"],
    ["verify --timeout 0", "expected whole seconds from 1 to 3600"],
    ["verify --timeout 1.5", "expected whole seconds"],
    ["verify --context a --context b", "--context is given 2 times"],
    ["verify --evidence e --no-evidence", "exclude each other"],
    ["verify --metrics-url ftp://x", "--metrics-url is no address"],
    ["verify --logs-url http://x/?a=b", "--logs-url is no address"],
    ["verify --drill", "--drill needs a value"],
  ])("%s is refused", (line, reason) => {
    expect(read(line)).toMatchObject({ ok: false, mistake: { message: expect.stringContaining(reason) } });
  });
});
