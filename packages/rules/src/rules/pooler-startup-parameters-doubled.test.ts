import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { poolerStartupParametersDoubled } from "./pooler-startup-parameters-doubled.ts";

const pooler = (value: string) =>
  `{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: p}, spec: {pgbouncer: {parameters: {ignore_startup_parameters: ${value}}}}}`;
const find = (value: string) => findFaults(poolerStartupParametersDoubled, pooler(value));

describe("pooler-startup-parameters-doubled", () => {
  it("finds what the operator adds, and leaves the rest", () => {
    expect(find('"extra_float_digits,options"')).toEqual([
      "spec.pgbouncer.parameters.ignore_startup_parameters: Pooler p: `ignore_startup_parameters` lists extra_float_digits and options, which the operator adds in front anyway",
    ]);
    const [fault] = [...poolerStartupParametersDoubled.check(makeSubject(pooler('"search_path, options"')))];
    expect(fault?.help).toBe("write `search_path`");
  });

  it.each(["search_path", '"search_path,statement_timeout"', '"${P}"', '""', "5"])("is silent about %s", (value) =>
    expect(find(value)).toEqual([]),
  );
});
