import { describe, expect, it } from "vitest";
import { explainHbaLine } from "./explain-hba-line.ts";

describe("explainHbaLine", () => {
  it.each([
    "# a remark",
    'hostssl "a b",c all 10.0.0.0/8 scram-sha-256',
    "host all backup 10.0.0.1 255.255.255.255 reject",
    "hostssl all dba fd00::/8 cert map=x",
    "host all all all reject",
    "local all postgres peer",
    "host metrics exporter samenet md5",
  ])("lets %s stand", (line) => {
    expect(explainHbaLine(line, "enforce")).toBeUndefined();
  });

  it.each([
    ["hots all all all md5", '"hots"'],
    ["nonsense here", '"nonsense"'],
    ["host a b 10.0.0.0/8", "no method"],
    ["host a b all scram", "no method"],
    ["include /etc/passwd", '"include"'],
    ["host @dbs all all md5", "reads a file"],
  ])("refuses %s: PostgreSQL would not start", (line, reason) => {
    expect(explainHbaLine(line, "off")).toContain(reason);
  });

  it.each([
    ["host shop shop all trust", "without a password"],
    ["host all all 0.0.0.0/0 scram-sha-256", "every database"],
    ["hostssl all all all md5", "every database"],
  ])("refuses %s where tenants are kept apart, and only there", (line, reason) => {
    expect(explainHbaLine(line, "enforce")).toContain(reason);
    expect(explainHbaLine(line, "off")).toBeUndefined();
  });
});
