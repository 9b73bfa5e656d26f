import * as z from "zod/mini";
import { API_VERSION } from "./api-versions.ts";
import { backupConfig } from "./backup-config.ts";
import { clusterConfig } from "./cluster-config.ts";
import { dragonflyConfig } from "./dragonfly-config.ts";
import { block, defaulted, literal } from "./field.ts";
import { fluxConfig } from "./flux-config.ts";
import { monitoringConfig } from "./monitoring-config.ts";
import { networkPolicyConfig } from "./network-policy-config.ts";
import { pluginConfig } from "./plugin-config.ts";
import { sharedPoolerConfig } from "./pooler-config.ts";
import { secretsConfig } from "./secrets-config.ts";
import { tenantConfig } from "./tenant-config.ts";
import {
  dnsLabel,
  fluxVersion,
  includePattern,
  openSettingName,
  relativePath,
  settingText,
  version,
  yamlPath,
} from "./text-forms.ts";
import { verifyConfig } from "./verify-config.ts";
import { waiverConfig } from "./waiver-config.ts";

const spec = block("What the catalog describes.", {
  versions: z.prefault(
    block("Versions that hold in the Kubernetes cluster. They choose what is checked, never what is rendered.", {
      cloudNativePG: defaulted(literal("CloudNativePG operator, x.y or x.y.z.", version()), "1.30"),
      flux: defaulted(
        literal("Flux, x.y. From 2.9 on an undefined setting fails the whole build.", fluxVersion()),
        "2.9",
      ),
    }),
    {},
  ),
  include: defaulted(
    literal(
      "Files with more tenants, beside this one: one tenant each, or a list. `*` stands for any part of a file's name.",
      z.array(includePattern()),
    ),
    [],
  ),
  output: z.prefault(
    block("Where rendered files go.", {
      workloads: z.optional(
        literal(
          "Folder that Tenantry owns as a whole. Default: kubernetes/workloads/<catalog>/databases/cloudnative-pg.",
          relativePath(),
        ),
      ),
      fluxKustomization: z.optional(
        literal(
          "File of the Flux Kustomizations. Default: kubernetes/infrastructure/<catalog>/databases/cloudnative-pg/ks.yaml.",
          yamlPath(),
        ),
      ),
      runbooks: z.optional(
        literal(
          "Folder of the alerts' runbooks, which Tenantry owns as a whole. Default: docs/runbooks/<catalog>.",
          relativePath(),
        ),
      ),
    }),
    {},
  ),
  flux: z.prefault(fluxConfig, {}),
  substitution: defaulted(
    literal(
      "`flux`: placeholders stay in the rendered files, and Flux's postBuild fills them in. `none`: nothing is left to fill in, for plain kustomize or Argo CD.",
      z.enum(["flux", "none"]),
    ),
    "flux",
  ),
  settings: defaulted(
    literal(
      "Defaults of settings, for `tenantry settings add`; rendering never reads them.",
      z.record(openSettingName(), literal("Value.", settingText())),
    ),
    {},
  ),
  cluster: clusterConfig,
  isolation: defaulted(
    literal("`enforce`: each role reaches its own databases only, over TLS only.", z.enum(["enforce", "off"])),
    "enforce",
  ),
  roles: defaulted(
    literal(
      "`managed`: roles stand in the Cluster object. `databaseRole`: each has its own DatabaseRole object; from CloudNativePG 1.30.",
      z.enum(["managed", "databaseRole"]),
    ),
    "managed",
  ),
  networkPolicy: z.optional(networkPolicyConfig),
  dragonfly: z.optional(dragonflyConfig),
  backup: backupConfig,
  secrets: secretsConfig,
  monitoring: z.prefault(monitoringConfig, {}),
  verify: z.prefault(verifyConfig, {}),
  waivers: defaulted(literal("Findings of rules that are accepted, each with its reason.", z.array(waiverConfig)), []),
  plugins: defaulted(
    literal(
      "Modules of this repository that add objects, change ours, or check them, in this order. See docs/plugins.md.",
      z.array(pluginConfig),
    ),
    [],
  ),
  poolers: defaulted(literal("Poolers that tenants share.", z.array(sharedPoolerConfig)), []),
  tenants: defaulted(
    literal("The applications that share the cluster; at least one, here or included.", z.array(tenantConfig)),
    [],
  ),
});

export const catalogConfig = block("A shared CloudNativePG cluster and every tenant on it.", {
  apiVersion: literal("Version of this format.", z.literal(API_VERSION)),
  kind: literal("Kind of this document.", z.literal("TenantCatalog")),
  metadata: block("Identity of the catalog.", {
    name: literal("Name of the catalog; its Nx project is called catalog-<name>.", dnsLabel(40)),
    annotations: z.optional(
      literal(
        "For whoever runs the catalog: `config.kubernetes.io/function` makes it a generator of kustomize. Never rendered.",
        z.record(z.string(), literal("Value.", z.string())),
      ),
    ),
  }),
  spec,
});

/** The catalog as written, with the schema's own defaults filled in. */
export type CatalogConfig = z.output<typeof catalogConfig>;
