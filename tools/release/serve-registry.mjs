// A registry for one release test: node serve-registry.mjs FOLDER, with the registry behind it in UPSTREAM_REGISTRY. Listens on a
// free port of the loopback, prints its address, and ends with whoever started it, however that ends: then it removes the folder,
// which may hold a gigabyte. tsc leaves it out: verdaccio is installed for this test alone.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { runServer } from "verdaccio";

const [folder = ""] = process.argv.slice(2);
const upstream = process.env["UPSTREAM_REGISTRY"];
if (folder === "" || !upstream) throw new Error("usage: UPSTREAM_REGISTRY=URL node serve-registry.mjs FOLDER");

// Ctrl-C reaches every process of the terminal; this one has something left to do.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
// Nobody may be left to hear of it.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
process.stdin.resume().once("end", async () => {
  // What was started there may take a moment to end as well.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
  process.exit();
});

const storage = join(folder, "registry");
const own = { access: "$all", publish: "$all", unpublish: "$all" };
const config = {
  // The address of the upstream is in memory alone.
  configPath: join(storage, "config.yaml"),
  self_path: join(storage, "config.yaml"),
  storage: join(storage, "packages"),
  auth: { htpasswd: { file: join(storage, "htpasswd"), max_users: -1 } },
  uplinks: { upstream: { url: upstream, maxage: "1h", max_fails: 10, timeout: "60s", cache: true } },
  // What is ours never comes from outside: not even when somebody has published the name there.
  packages: { "@tenantry/*": own, tenantry: own, "**": { access: "$all", proxy: "upstream" } },
  max_body_size: "50mb",
  log: { type: "stdout", format: "pretty", level: "error" },
};
const app = await runServer(config);
const server = app.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  console.log(`listening on http://127.0.0.1:${address.port}/`);
});
