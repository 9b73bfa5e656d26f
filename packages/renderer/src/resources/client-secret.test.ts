import { expect, it } from "vitest";
import { listObjects, makeCatalog, makeRole, makeTenant } from "../test-catalog.ts";
import { buildClientSecrets } from "./client-secret.ts";

const client = {
  namespace: "shop",
  secretName: "harbor-database",
  role: makeRole("harbor"),
  database: "harbor",
  pooler: "harbor-pooler-rw",
  service: "rw",
  direct: true,
  sslmode: "require",
  origin: [],
} as const;
const build = (changes: object) =>
  listObjects(
    buildClientSecrets(makeCatalog({ tenants: [makeTenant("harbor", { clients: [{ ...client, ...changes }] })] })),
  );

it("gives an application everything it needs to connect, pooled and directly", () => {
  const [secret] = build({});
  expect(secret.metadata).toMatchObject({ name: "harbor-database", namespace: "shop" });
  const { data } = secret.spec.target.template;
  const password = '{{ .password | urlquery | replace "+" "%20" }}';
  expect(data).toEqual({
    host: "harbor-pooler-rw.databases.svc",
    port: "5432",
    dbname: "harbor",
    username: "harbor",
    password: "{{ .password }}",
    sslmode: "require",
    uri: `postgresql://harbor:${password}@harbor-pooler-rw.databases.svc:5432/harbor?sslmode=require`,
    "jdbc-uri": `jdbc:postgresql://harbor-pooler-rw.databases.svc:5432/harbor?user=harbor&password=${password}&sslmode=require`,
    "direct-host": "shared-rw.databases.svc",
    "direct-uri": `postgresql://harbor:${password}@shared-rw.databases.svc:5432/harbor?sslmode=require`,
    "direct-jdbc-uri": `jdbc:postgresql://shared-rw.databases.svc:5432/harbor?user=harbor&password=${password}&sslmode=require`,
  });
  expect(secret.spec.data).toEqual([
    { secretKey: "password", remoteRef: { key: "items/harbor", property: "password" } },
  ]);
});

it("leads to the cluster itself where the application uses no pooler", () => {
  const [secret] = build({ pooler: undefined });
  const { data } = secret.spec.target.template;
  expect(data.host).toBe("shared-rw.databases.svc");
  expect(Object.keys(data).filter((key) => key.startsWith("direct"))).toEqual([]);
});

it("that reads only leads to the standbys without its pooler too", () => {
  const [secret] = build({ service: "ro", pooler: "harbor-pooler-ro" });
  expect(secret.spec.target.template.data["direct-host"]).toBe("shared-ro.databases.svc");
});

it("has no direct address where the tenant has no direct sessions", () => {
  const [secret] = build({ direct: false });
  expect(Object.keys(secret.spec.target.template.data).filter((key) => key.startsWith("direct"))).toEqual([]);
});

it("is not rendered without a store, or for a role that cannot log in", () => {
  const { password: _none, ...role } = makeRole("harbor");
  expect(build({ role })).toEqual([]);
  const tenants = [makeTenant("harbor", { clients: [client] })];
  expect(buildClientSecrets(makeCatalog({ tenants, secrets: { style: "existing" } }))).toEqual([]);
});
