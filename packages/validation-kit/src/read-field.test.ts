import { describe, expect, it } from "vitest";
import {
  readCondition,
  readField,
  readList,
  readMapping,
  readNumber,
  readText,
  readTexts,
  showValue,
} from "./read-field.ts";

const object = {
  status: { phase: "active", count: 2, names: ["a", 1], conditions: [null, { type: "Ready", status: "True" }] },
};

describe("fields of an answer", () => {
  it("are read where they are what they should be", () => {
    expect(readText(object, "status", "phase")).toBe("active");
    expect(readNumber(object, "status", "count")).toBe(2);
    expect(readTexts(object, "status", "names")).toEqual(["a"]);
    expect(readMapping(object, "status")).toBe(object.status);
    expect(readCondition(object, "Ready")).toEqual({ status: "True", reason: "", message: "" });
  });

  it("are nothing where they are missing, of another type or inherited", () => {
    expect(readText(object, "status", "count")).toBeUndefined();
    expect(readNumber(object, "status", "phase")).toBeUndefined();
    expect(readField(object, "status", "toString")).toBeUndefined();
    expect(readField(null, "a")).toBeUndefined();
    expect(readField("text", "length", "x")).toBeUndefined();
    expect(readList(object, "status")).toEqual([]);
    expect(readMapping(object, "status", "names")).toEqual({});
    expect(readCondition(object, "Other")).toBeUndefined();
    expect(readCondition(undefined, "Ready")).toBeUndefined();
  });

  it("are shown as text", () => {
    expect([showValue(undefined), showValue(""), showValue("x"), showValue(3), showValue([1])]).toEqual([
      "nothing",
      "nothing",
      "x",
      "3",
      "[1]",
    ]);
  });
});
