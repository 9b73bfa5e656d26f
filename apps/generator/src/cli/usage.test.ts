import { describe, expect, it } from "vitest";
import { OPTIONS } from "./arguments.ts";
import { COMMANDS } from "./command-line.ts";
import { printUsage, suggestUsage } from "./usage.ts";

describe("printUsage", () => {
  it("lists every command and every option in the overview", () => {
    const text = printUsage(undefined);
    for (const command of COMMANDS) expect(text).toContain(`\n  ${command} `);
    const pages = [text, ...COMMANDS.map(printUsage)].join("");
    for (const option of Object.keys(OPTIONS)) expect(pages).toContain(`--${option}`);
  });

  it("has a page for every command, with lines that fit a terminal", () => {
    for (const command of COMMANDS) {
      const page = printUsage(command);
      expect(page).toContain(`Usage: tenantry ${command}`);
      for (const line of page.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
    }
  });
});

describe("suggestUsage", () => {
  it("names the nearest word, or all of them when none is near", () => {
    expect(suggestUsage({ message: "", word: "chekc", known: COMMANDS })).toBe("did you mean check?");
    expect(suggestUsage({ message: "", word: "xyzzy", known: COMMANDS })).toContain("render, check");
    expect(suggestUsage({ message: "" })).toContain("--help");
  });
});
