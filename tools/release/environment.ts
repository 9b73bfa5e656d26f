import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Nx would take the clone for the workspace that runs this test; Vitest's mode would reach the builds. */
const OF_THIS_RUN = /^(NX_|VITEST|NODE_ENV$|TENANTRY_)/i;
const QUIET = { CI: "true", NX_DAEMON: "false", NX_NO_CLOUD: "true", NX_TUI: "false" };

/** Environment for what comes from outside: with the npm settings and the cache of whoever runs the test. */
export function ownEnvironment(): Record<string, string> {
  return { ...inherit(OF_THIS_RUN), ...QUIET };
}

/**
 * Environment in which npm knows one registry alone, and neither settings nor cache of whoever runs the test.
 * @param folder temporary
 */
export function isolatedEnvironment(folder: string, registry: string): Record<string, string> {
  const settings = join(folder, "npmrc");
  // npm publishes nothing without a token; verdaccio takes any.
  writeFileSync(settings, `registry=${registry}\n${registry.replace("http:", "")}:_authToken=none\n`);
  return {
    // npm hands its settings down to what it runs, and they would win over those of the file.
    ...inherit(new RegExp(`${OF_THIS_RUN.source}|^npm_`, "i")),
    ...QUIET,
    npm_config_userconfig: settings,
    npm_config_globalconfig: join(folder, "no-npmrc"),
    npm_config_cache: join(folder, "npm-cache"),
    npm_config_registry: registry,
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
    GIT_CONFIG_GLOBAL: join(folder, "no-gitconfig"),
    ...Object.fromEntries(
      ["AUTHOR", "COMMITTER"].flatMap((who) => [
        [`GIT_${who}_NAME`, "release test"],
        [`GIT_${who}_EMAIL`, "release@test.invalid"],
      ]),
    ),
  };
}

function inherit(without: RegExp): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !without.test(name));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
