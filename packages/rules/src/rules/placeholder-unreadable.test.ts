import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { placeholderUnreadable } from "./placeholder-unreadable.ts";

const flux = { substitution: "flux", variables: new Map([["X", "1"]]) } as const;
const map = (value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: ${JSON.stringify(value)}\n`;

describe("placeholder-unreadable", () => {
  it.each([
    ["${arr[0]}", "`${arr[0]}`, an expansion of bash"],
    ["a ${!X}", "`${!X}`, an expansion of bash"],
    ["${{ github.sha }}", "`${{`, an expression of GitHub Actions"],
    ["${__user.id}", "`${__user.id}`, a variable of Grafana"],
    ["${X-default}", "`${X-default}`, an expansion of the shell without `:`"],
    ["${}", "`${}`"],
    ["${X", "`${X`"],
  ])("finds %s", (value, said) => {
    expect(findFaults(placeholderUnreadable, map(value), flux)).toEqual([
      expect.stringContaining(`data.x: ConfigMap a: Flux cannot read ${said}`),
    ]);
  });

  it.each([
    "${X}",
    "${X:=a}",
    "${#X}",
    "${X:1:2}",
    "$${arr[0]}",
    "$${{ x }}",
    "{{ $labels.x }}",
    "$__interval",
    "${datname:csv}",
  ])("is silent about %s", (value) => expect(findFaults(placeholderUnreadable, map(value), flux)).toEqual([]));

  it("finds it in the lax mode too, but not where Flux does not substitute", () => {
    expect(findFaults(placeholderUnreadable, map("${a.b}"), { ...flux, flux: "2.8" })).toHaveLength(1);
    expect(findFaults(placeholderUnreadable, map("${a.b}"))).toEqual([]);
  });
});
