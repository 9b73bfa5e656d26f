import { expect, it } from "vitest";
import { isSameSetting } from "./same-setting.ts";

it.each([
  ["768MB", "98304", "8kB", "integer"],
  ["0.75GB", "98304", "8kB", "integer"],
  ["5min", "300", "s", "integer"],
  ["30000", "30000", "ms", "integer"],
  ["30s", "30000", "ms", "integer"],
  ["16MB", "16777216", "B", "integer"],
  ["1.1", "1.1", "", "real"],
  ["1.10", "1.1", "", "real"],
  ["200", "200", "", "integer"],
  ["true", "on", "", "bool"],
  ["LOGICAL", "logical", "", "enum"],
  ["true", "on", "", "enum"],
  ["'$user',public", "'$user', public", "", "string"],
])("takes %s for %s in units of %j", (written, setting, unit, kind) => {
  expect(isSameSetting(written, { setting, unit, kind })).toBe(true);
});

it.each([
  ["768MB", "16384", "8kB", "integer"],
  ["200", "100", "", "integer"],
  ["off", "on", "", "bool"],
  ["x", "on", "", "bool"],
  ["1.2", "1.1", "", "real"],
  ["replica", "logical", "", "enum"],
  ["a", "b", "", "string"],
  ["nonsense", "5", "s", "integer"],
])("tells %s from %s in units of %j", (written, setting, unit, kind) => {
  expect(isSameSetting(written, { setting, unit, kind })).toBe(false);
});
