import * as z from "zod/mini";
import { secretItem, storage } from "./amounts-config.ts";
import { snapshotCron } from "./dragonfly-forms.ts";
import { block, defaulted, literal, passed } from "./field.ts";
import { dependency } from "./flux-config.ts";
import { networkPolicyShape } from "./network-policy-config.ts";
import { override } from "./override-config.ts";
import { placementConfig } from "./placement-config.ts";
import {
  count,
  cpuQuantity,
  dnsLabel,
  dnsSubdomain,
  imageReference,
  parameterText,
  quantity,
  serviceLabel,
  text,
} from "./text-forms.ts";

const snapshot = block(
  "Snapshots that Dragonfly writes and reads again when it starts. Without them a restart of all pods loses everything. Exactly one of `storage` and `dir`.",
  {
    cron: defaulted(
      passed("When they are written: five cron fields (minute hour day month weekday), UTC.", snapshotCron()),
      "*/15 * * * *",
    ),
    storage: z.optional(storage("A volume for each replica, at least as large as its memory.")),
    dir: z.optional(
      literal(
        "Where they go instead, e.g. s3://bucket/folder; the pods' ServiceAccount needs the right to write there.",
        text(),
      ),
    ),
  },
);

const tls = block("TLS for clients; the admin port, which the operator and replicas use, stays without.", {
  secretName: literal(
    "Secret of type kubernetes.io/tls in Dragonfly's namespace, e.g. cert-manager's. It names <name>.<namespace>.svc.",
    dnsSubdomain(),
  ),
});

const auth = block("Password of the user `default`, who may do everything; tenants have users of their own.", {
  secretName: z.optional(literal("Name of its Secret, key `password`. Default: <name>-auth.", dnsSubdomain())),
  secret: z.optional(secretItem("Item with the password. Default key: <name>-auth.")),
});

export const dragonflyConfig = block(
  "A Dragonfly (Redis-compatible, in memory) that tenants share, with a Flux Kustomization of its own. Its operator is another team's, or spec.operators'.",
  {
    name: defaulted(
      literal("Name of the Dragonfly, its Service and StatefulSet. It cannot change later.", serviceLabel(40)),
      "dragonfly",
    ),
    namespace: defaulted(literal("Its namespace.", dnsLabel(63)), "dragonfly-system"),
    manageNamespace: z.optional(
      literal("Render the Namespace object. Default: true unless it is the cluster's namespace.", z.boolean()),
    ),
    replicas: defaulted(literal("Pods, the master among them.", count(1)), 3),
    image: defaulted(
      passed("Image, with its tag or digest.", imageReference()),
      "docker.dragonflydb.io/dragonflydb/dragonfly:v1.39.0",
    ),
    cpu: defaulted(
      literal(
        "CPUs of each pod, requested and limit.",
        z.union([z.number().check(z.positive("expected more than 0")), cpuQuantity()]),
      ),
      1,
    ),
    memory: defaulted(literal("Memory of each pod, requested and limit.", quantity()), "2Gi"),
    threads: z.optional(
      literal(
        "Threads that share the keys (`--proactor_threads`), 256 MiB of data each at least. Default: one for each CPU, as far as the memory goes.",
        count(1),
      ),
    ),
    maxMemory: z.optional(
      literal(
        "Memory for data (`--maxmemory`), in MiB. Default: three quarters of `memory`; the rest is for connections, replication and snapshots.",
        count(1),
      ),
    ),
    args: defaulted(
      literal(
        "Further flags of Dragonfly without their `--`, e.g. `cache_mode: true`.",
        z.record(
          z.string().check(z.regex(/^[a-z][a-z0-9_]*$/, "expected a flag of Dragonfly such as cache_mode")),
          literal("Value.", z.union([parameterText(), z.number(), z.boolean()])),
        ),
      ),
      {},
    ),
    auth: z.prefault(auth, {}),
    aclSecretName: z.optional(
      literal(
        "With `secrets.existing`: Secret with the users of the tenants, key `users.acl`. Default: <name>-acl.",
        dnsSubdomain(),
      ),
    ),
    tls: z.optional(tls),
    snapshot: z.optional(snapshot),
    nodeSpread: defaulted(
      literal("Whether a pod waits rather than share a node with another one.", z.enum(["required", "preferred"])),
      "required",
    ),
    ...placementConfig,
    networkPolicy: z.prefault(
      block(
        "Who may connect, beside the namespaces of `tenants[].dragonfly.clients`. Dragonfly's own policy lets nobody of another namespace in, so it is always replaced by this one.",
        networkPolicyShape({
          operator: "dragonfly-operator-system",
          clients: "More namespaces whose pods may connect.",
        }),
      ),
      {},
    ),
    flux: z.prefault(
      block("Its Flux Kustomization.", {
        name: z.optional(literal("Name. Default: <spec.flux.name>-dragonfly.", dnsSubdomain())),
        dependsOn: defaulted(
          literal(
            "Flux Kustomizations that must be ready first: Dragonfly's operator, External Secrets.",
            z.array(dependency),
          ),
          [],
        ),
      }),
      {},
    ),
    spec: override("Dragonfly", "Fields of the Dragonfly's spec that the catalog has no words for; merged last."),
  },
);
