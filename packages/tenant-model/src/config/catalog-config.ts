import * as z from "zod/mini";
import { backupConfig } from "./backup-config.ts";
import { clusterConfig } from "./cluster-config.ts";
import { block, defaulted, literal, passed } from "./field.ts";
import { tenantConfig } from "./tenant-config.ts";
import {
  dnsLabel,
  dnsSubdomain,
  duration,
  labelKey,
  labelValue,
  prometheusDuration,
  relativePath,
  seriesLabel,
  settingName,
  settingText,
  text,
  version,
  yamlPath,
} from "./text-forms.ts";

const objectReference = (description: string) =>
  block(description, {
    name: literal("Name.", dnsSubdomain()),
    namespace: z.optional(literal("Namespace; the Flux Kustomization's own when left out.", dnsLabel(63))),
  });

const flux = block("The Flux Kustomization that applies the rendered folder.", {
  name: z.optional(literal("Its name. Default: <catalog>-databases.", dnsSubdomain())),
  namespace: defaulted(
    literal("Its namespace; the ConfigMaps of substituteFrom stand there too.", dnsLabel(63)),
    "flux-system",
  ),
  layout: defaulted(literal("`single`: one Flux Kustomization for everything.", z.enum(["single"])), "single"),
  interval: defaulted(literal("Time between two reconciliations.", duration()), "10m"),
  retryInterval: defaulted(literal("Time until a failed reconciliation is tried again.", duration()), "1m"),
  timeout: defaulted(
    literal("Time that apply and health checks may take; a first bring-up takes many minutes.", duration()),
    "30m",
  ),
  sourceRef: z.prefault(
    block("Source that holds the rendered files.", {
      kind: defaulted(literal("Kind.", z.enum(["GitRepository", "OCIRepository", "Bucket"])), "GitRepository"),
      name: defaulted(literal("Name.", dnsSubdomain()), "flux-system"),
      namespace: z.optional(literal("Namespace.", dnsLabel(63))),
    }),
    {},
  ),
  dependsOn: defaulted(
    literal("Flux Kustomizations that must be ready first.", z.array(objectReference("One of them."))),
    [],
  ),
  substituteFrom: defaulted(
    literal(
      "Where Flux takes settings from; later ones win.",
      z.array(
        block("A ConfigMap of settings.", {
          kind: literal("Kind.", z.literal("ConfigMap")),
          name: literal("Name of the ConfigMap.", dnsSubdomain()),
          file: literal("Its file, below the root.", yamlPath()),
        }),
      ),
    ),
    [],
  ),
  substitute: defaulted(
    literal(
      "Inline settings; they win over substituteFrom.",
      z.record(settingName(), literal("Value.", settingText())),
    ),
    {},
  ),
});

const spec = block("What the catalog describes.", {
  versions: z.prefault(
    block("Versions that hold in the Kubernetes cluster. They choose what is checked, never what is rendered.", {
      cloudNativePG: defaulted(literal("CloudNativePG operator, x.y or x.y.z.", version()), "1.30"),
      flux: defaulted(literal("Flux, x.y. From 2.9 on an undefined setting fails the whole build.", version()), "2.9"),
    }),
    {},
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
          "File of the Flux Kustomization. Default: kubernetes/infrastructure/<catalog>/databases/cloudnative-pg/ks.yaml.",
          yamlPath(),
        ),
      ),
    }),
    {},
  ),
  flux: z.prefault(flux, {}),
  settings: defaulted(
    literal(
      "Defaults of settings, for `tenantry settings add`; rendering never reads them.",
      z.record(settingName(), literal("Value.", settingText())),
    ),
    {},
  ),
  cluster: clusterConfig,
  isolation: defaulted(
    literal("`enforce`: each role reaches its own databases only, over TLS only.", z.enum(["enforce", "off"])),
    "enforce",
  ),
  backup: backupConfig,
  secrets: block("Where passwords come from.", {
    store: block("Store of External Secrets.", {
      kind: defaulted(literal("Kind.", z.enum(["ClusterSecretStore", "SecretStore"])), "ClusterSecretStore"),
      name: passed("Name.", dnsSubdomain()),
    }),
    refreshInterval: defaulted(literal("Time between two reads of the store.", duration()), "1h"),
    passwordProperty: defaulted(
      literal("Property (1Password: field) of an item that holds the password.", text()),
      "password",
    ),
  }),
  monitoring: z.prefault(
    block("Scraping and alerts.", {
      rules: defaulted(literal("Kind of the alert rules.", z.enum(["VMRule", "PrometheusRule"])), "PrometheusRule"),
      labels: defaulted(
        literal(
          "Labels of PodMonitors and rules, for the selectors of your Prometheus or VictoriaMetrics.",
          z.record(labelKey(), literal("Value.", labelValue())),
        ),
        {},
      ),
      matchLabels: defaulted(
        literal(
          "Labels that every series carries, put into each alert: they tell two Kubernetes clusters in one store apart.",
          z.record(seriesLabel(), literal("Value.", text())),
        ),
        {},
      ),
      interval: defaulted(literal("Time between two scrapes.", prometheusDuration()), "30s"),
    }),
    {},
  ),
  tenants: literal(
    "The applications that share the cluster.",
    z.array(tenantConfig).check(z.minLength(1, "expected at least one tenant")),
  ),
});

export const catalogConfig = block("A shared CloudNativePG cluster and every tenant on it.", {
  apiVersion: literal("Version of this format.", z.literal("tenantry.dev/v1alpha1")),
  kind: literal("Kind of this document.", z.literal("TenantCatalog")),
  metadata: block("Identity of the catalog.", {
    name: literal("Name of the catalog; its Nx project is called catalog-<name>.", dnsLabel(40)),
  }),
  spec,
});

/** The catalog as written, with the schema's own defaults filled in. */
export type CatalogConfig = z.output<typeof catalogConfig>;
