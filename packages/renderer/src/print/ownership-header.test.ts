import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyIsUnchanged, parseHeader, printFile, printPage, printScript } from "./ownership-header.ts";

const header = { catalog: "kubernetes/catalogs/infra/tenants.yaml" };
const body = "kind: Namespace\nmetadata:\n  name: databases\n";
const text = printFile({ header, body });

describe("the header of a rendered file", () => {
  it("is one comment line that names the catalog, the way to change it and the body's digest", () => {
    // The digest is what `sha256sum` says about the body.
    expect(text).toBe(
      "# Rendered by tenantry from kubernetes/catalogs/infra/tenants.yaml. Do not edit: change the catalog, then render. " +
        `sha256:9377e050fb66\n${body}`,
    );
  });

  it("is a comment of HTML in a page, with a blank line behind it", () => {
    const page = printPage({ header, body: "# Runbooks\n" });
    // The digest is what `sha256sum` says about the blank line and the body.
    expect(page).toBe(
      "<!-- Rendered by tenantry from kubernetes/catalogs/infra/tenants.yaml. Do not edit: change the catalog, then " +
        "render. sha256:1d96252cffcd -->\n\n# Runbooks\n",
    );
    expect(parseHeader(page)).toMatchObject(header);
    expect([page, page.replaceAll("\n", "\r\n"), `${page}x\n`].map(bodyIsUnchanged)).toEqual([true, true, false]);
    expect(parseHeader(page.replace("<!-- ", "# "))).toBeNull();
    expect(parseHeader(page.replace(" -->", ""))).toBeNull();
    expect(() => printPage({ header: { catalog: "a\nb" }, body })).toThrow(/cannot print the catalog path/);
  });

  it("is the second line of a script, whose first one the kernel reads", () => {
    const script = printScript({ header, body: "echo ok\n" });
    expect(script.split("\n")[0]).toBe("#!/bin/sh");
    expect(script.split("\n")[1]).toMatch(/^# Rendered by tenantry from kubernetes\/catalogs\/infra\/tenants\.yaml\. /);
    expect(parseHeader(script)).toMatchObject(header);
    expect([script, script.replaceAll("\n", "\r\n"), `${script}x\n`].map(bodyIsUnchanged)).toEqual([true, true, false]);
    // Somebody else's script that only speaks of us.
    expect(parseHeader(script.replace("#!/bin/sh", "#!/bin/bash"))).toBeNull();
  });

  it("covers the comment line as part of the body", () => {
    const commented = printFile({ header, body, comment: "tenantry 1.2.3" });
    expect(commented.split("\n").slice(1, 3)).toEqual(["# tenantry 1.2.3", "kind: Namespace"]);
    expect(bodyIsUnchanged(commented)).toBe(true);
    expect(bodyIsUnchanged(commented.replace("1.2.3", "1.2.4"))).toBe(false);
  });

  it("gives back the catalog and a digest that holds until the body changes", () => {
    const edited = text.replace("databases", "database");
    expect(parseHeader(text)).toMatchObject({ ...header, digest: parseHeader(text)?.bodyDigest });
    expect(parseHeader(edited)?.digest).toBe(parseHeader(text)?.digest);
    expect([bodyIsUnchanged(text), bodyIsUnchanged(edited), bodyIsUnchanged(`${text}\n`)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("holds for a checkout with CRLF, which nobody edited by hand", () => {
    expect(bodyIsUnchanged(text.replaceAll("\n", "\r\n"))).toBe(true);
    expect(bodyIsUnchanged(text.replaceAll("\n", "\r\n").replace("databases", "database"))).toBe(false);
  });

  it.each([
    ["an empty file", ""],
    ["a file without a header", body],
    ["a header further down", `\n${text}`],
    ["a header without a line break", text.slice(0, text.indexOf("\n"))],
    ["a digest that is too short", text.replace(/[0-9a-f]\n/, "\n")],
    ["a digest that is not hexadecimal", text.replace(/[0-9a-f]\n/, "x\n")],
  ])("is not seen in %s", (_, other) => {
    expect(parseHeader(other)).toBeNull();
    expect(bodyIsUnchanged(other)).toBe(false);
  });

  it.each(["", "a\nb", "a\rb", "a\u0000", "a\u2028b", "\ufeffa"])(
    "refuses the catalog path and the comment %j",
    (line) => {
      expect(() => printFile({ header: { catalog: line }, body })).toThrow(
        /cannot print the catalog path .*expected one line/,
      );
      expect(() => printFile({ header, body, comment: line })).toThrow(/cannot print the comment .*expected one line/);
    },
  );

  it("survives any path, even one that looks like the rest of the header", () => {
    const word = fc.constantFrom(
      "a",
      "é",
      " ",
      "/",
      ". Do not edit: change the catalog, then render. sha256:0123456789ab",
      "#",
      " -->",
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.string(), (words, anyBody) => {
        const catalog = words.join("");
        const printed = printFile({ header: { catalog }, body: anyBody });
        expect(parseHeader(printed)?.catalog).toBe(catalog);
        expect(bodyIsUnchanged(printed)).toBe(true);
        expect(parseHeader(printPage({ header: { catalog }, body: anyBody }))?.catalog).toBe(catalog);
      }),
    );
  });
});
