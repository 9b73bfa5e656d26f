/** `tenantry verify --help`, without the options of every command. */
export const VERIFY_PAGE = `Usage: tenantry verify CATALOG [--drill ID…] [options]

Holds the running cluster against its catalog by kubectl: operators, instances, replication, databases, isolation,
poolers, backups, metrics, logs. It reads only, until --drill is given. Exits with 1 when a check or drill fails, with 2
when anything could not be looked at, and with 0 only where everything that applies holds. docs/verify.md says more.

CATALOG is a tenants.yaml, a folder that holds one, or the name of a folder below kubernetes/catalogs.

  --context NAME       context of the kubeconfig (default: spec.verify.context, else for checks kubectl's current one)
  --kubeconfig FILE    kubeconfig to read, instead of kubectl's own choice
  --metrics-url URL    metrics store (default: spec.verify.metricsURL; without either it is not checked)
  --logs-url URL       logs store (default: spec.verify.logsURL)
  --timeout SECONDS    what one question may take (default: 30)
  --only ID,…|AC2      only these checks, or those of a criterion of story 47; may be repeated; writes no evidence
  --drill ID           change the cluster to see that it bears it, after checks that found nothing: failover,
                       pooler-failover, backup, restore, dragonfly-failover, dragonfly-persistence, benchmark; may be
                       repeated. Says what it will do, asks for the catalog's name, and cleans up
  --yes                agree to drills without being asked; for checks, to a cluster that is not the catalog's
  --evidence DIR       folder of the evidence files (default: spec.verify.evidence)
  --no-evidence        write none
  --junit FILE         write the results as JUnit XML too
`;
