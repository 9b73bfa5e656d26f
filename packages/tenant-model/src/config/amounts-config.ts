import * as z from "zod/mini";
import { block, passed } from "./field.ts";
import { cpuQuantity, dnsSubdomain, quantity, text } from "./text-forms.ts";

export const storage = (description: string) =>
  block(description, {
    storageClass: z.optional(
      passed("StorageClass of the volumes; the cluster's default one when left out.", dnsSubdomain()),
    ),
    size: passed("Size of each volume. It can grow later, never shrink.", quantity()),
  });

const amounts = (description: string) =>
  block(description, {
    cpu: passed(
      "CPUs, e.g. 2 or 500m.",
      z.union([z.number().check(z.positive("expected more than 0")), cpuQuantity()]),
    ),
    memory: passed("Memory, e.g. 2Gi.", quantity()),
  });

/** `requests` equal `limits` unless limits are written, so that pods are Guaranteed. */
export const resources = (description: string) =>
  block(description, {
    requests: amounts("What the scheduler reserves."),
    limits: z.optional(amounts("Upper bounds; the requests when left out, which makes the pods Guaranteed.")),
  });

export const secretItem = (description: string) =>
  block(description, {
    key: passed("Key of the item in the secret store (1Password Connect: the item's title; Vault: the path).", text()),
  });
