import { describe, expect, it } from "vitest";
import { listObjects, listPaths, makeCatalog, makeTenant } from "../test-catalog.ts";
import { makeDragonfly, makeDragonflyUser } from "../test-platform.ts";
import { buildDragonflyClientSecrets } from "./dragonfly-client-secret.ts";

const tenants = [makeTenant("web", { dragonfly: makeDragonflyUser("web") })];
const build = (tls?: { secretName: string }) =>
  listObjects(
    buildDragonflyClientSecrets(makeCatalog({ dragonfly: makeDragonfly(tls === undefined ? {} : { tls }), tenants })),
  )[0];

describe("the Secret of an application that uses Dragonfly", () => {
  it("stands in its namespace and has everything to connect with", () => {
    const secret = build();
    expect(secret.metadata).toMatchObject({ name: "web-dragonfly", namespace: "web" });
    expect(secret.spec.target.template.data).toEqual({
      host: "cache.caches.svc",
      port: "6379",
      username: "web",
      password: "{{ .password }}",
      prefix: "web:",
      tls: "false",
      uri: 'redis://web:{{ .password | urlquery | replace "+" "%20" }}@cache.caches.svc:6379',
    });
  });

  it("asks for TLS where Dragonfly has it", () => {
    const { data } = build({ secretName: "cache-tls" }).spec.target.template;
    expect(data).toMatchObject({ tls: "true", uri: expect.stringMatching(/^rediss:/) });
  });

  it("stands in the stage of clients where there is one, as a namespace that is missing must hold up nothing else", () => {
    const catalog = makeCatalog({ dragonfly: makeDragonfly(), tenants });
    const staged = { ...catalog, flux: { ...catalog.flux, layout: "staged" as const } };
    expect(listPaths(buildDragonflyClientSecrets(staged))).toEqual(["out/db/clients/dragonfly-clients.yaml"]);
    expect(listPaths(buildDragonflyClientSecrets(catalog))).toEqual(["out/db/dragonfly/clients.yaml"]);
  });

  it("is not rendered without a store", () => {
    const secrets = { style: "existing" } as const;
    expect(buildDragonflyClientSecrets(makeCatalog({ dragonfly: makeDragonfly(), tenants, secrets }))).toEqual([]);
  });
});
