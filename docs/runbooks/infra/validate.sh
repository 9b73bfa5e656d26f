#!/bin/sh
# Rendered by tenantry from kubernetes/catalogs/infra/tenants.yaml. Do not edit: change the catalog, then render. sha256:144b7d31b3df
#
# Looks whether what runs is what the catalog infra says: Cluster shared-postgres in the namespace cnpg-system. It changes nothing.
#
#   sh validate.sh                  with the context that kubectl has now
#   CONTEXT=name sh validate.sh     with another context of the kubeconfig
#   LIMIT=60 sh validate.sh         waits longer than 30 seconds for one answer
#
# Needs kubectl and the tools that every system has. A line for each check: ok, FAIL, skip (nothing to check in this
# catalog) or unknown (the cluster gave no answer), then its id, as `tenantry verify` has it, and what was found.
# Ends with 0 where every check passed, 1 where one failed, 2 where none failed and one could not be made.
set -f
LC_ALL=C
export LC_ALL

if [ -z "$CONTEXT" ]; then CONTEXT=''; fi
context=$CONTEXT
if [ -z "$context" ]; then context='that of kubectl'; fi
case $LIMIT in '' | *[!0-9]*) LIMIT=30 ;; esac
cluster=shared-postgres
namespace=cnpg-system
tab=$(printf '\t')

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
: >"$work/none"

failures=0 unknowns=0 checks=0
report() {
  printf '%-7s %s: %s\n' "$1" "$2" "$3"
  checks=$((checks + 1))
  case $1 in
    FAIL) failures=$((failures + 1)) ;;
    unknown) unknowns=$((unknowns + 1)) ;;
  esac
}

# Without an answer to one question there will be none to the others.
give_up() {
  printf 'unknown cluster: %s\n' "$1" >&2
  printf 'No more is asked: see whether kubectl reaches the cluster, e.g. kubectl config get-contexts\n' >&2
  if [ "$failures" -gt 0 ]; then exit 1; fi
  exit 2
}

# One question to the cluster. Its answer is in $work/answer; state is yes, missing (no such object, or not even its kind),
# forbidden, or failed (a command in a container, which may be down while the cluster answers); why is what kubectl said.
ask() {
  verb=$1
  if [ -n "$CONTEXT" ]; then set -- --context="$CONTEXT" "$@"; fi
  case $bound in
    timeout) timeout -k 5 "$limit" kubectl "$@" <"$input" >"$work/answer" 2>"$work/error" ;;
    perl) perl -e 'alarm shift; exec @ARGV' "$limit" kubectl "$@" <"$input" >"$work/answer" 2>"$work/error" ;;
  esac
  code=$?
  state=yes
  if [ "$code" -eq 0 ]; then return; fi
  # What went wrong stands last: before it kubectl warns of whatever else does not answer, e.g. metrics.k8s.io.
  why=$(tail -n 3 "$work/error" | tr '\n\t' '  ' | cut -c 1-600)
  # By which signal, and how it is told, depends on who has ended it.
  case $code in
    124 | 137 | 142 | 143) why="kubectl did not answer within $limit seconds" ;;
  esac
  if [ -z "$why" ]; then why="kubectl ended with $code"; fi
  case $why in
    *'(NotFound)'* | *"doesn't have a resource type"*) state=missing ;;
    *'(Forbidden)'*) state=forbidden ;;
    *) if [ "$verb" = exec ]; then state=failed; else give_up "$why"; fi ;;
  esac
}

# Reports what could not be asked; succeeds where there is an answer to judge. Nothing of a kind is an answer, too.
answered() {
  case $state in
    yes) return 0 ;;
    missing) : >"$work/answer"; return 0 ;;
  esac
  report unknown "$1" "$why"
  return 1
}

# Reports a check by the faults that were found, a line each in $work/faults.
judge() {
  if [ ! -s "$work/faults" ]; then report ok "$1" "$2"; return; fi
  more=$(($(wc -l <"$work/faults") - 5))
  words=$(head -n 5 "$work/faults" | awk '{ printf "%s%s", separator, $0; separator = "; " }')
  if [ "$more" -gt 0 ]; then words="$words; and $more more"; fi
  report FAIL "$1" "$words"
}

# A field that is false says the same as one that is not there.
forget_false() {
  awk -v field="$1" 'BEGIN { FS = OFS = "\t" } $field == "false" { $field = "" } { print }' "$work/answer" >"$work/read"
  mv "$work/read" "$work/answer"
}

# Holds names of $work/answer, with what is found of each behind a tab, against the lines of $work/expected.
compare() {
  awk -F '\t' -v what="$1" '
    FILENAME == ARGV[1] { found[$1] = substr($0, length($1) + 2); there[$1] = 1; next }
    !($1 in there) { print what " " $1 " does not exist"; next }
    found[$1] != substr($0, length($1) + 2) {
      wanted = substr($0, length($1) + 2); is = found[$1]
      gsub("\t", " ", wanted); gsub("\t", " ", is)
      print what " " $1 " is \"" is "\", expected \"" wanted "\""
    }' "$work/answer" "$work/expected" >"$work/faults"
}

limit=$LIMIT input=/dev/null
bound=
for tool in perl timeout; do
  if command -v "$tool" >/dev/null 2>&1; then bound=$tool; fi
done
if [ -z "$bound" ]; then give_up "there is neither timeout nor perl on this machine, so that a cluster that hangs would hang this script"; fi
command -v kubectl >/dev/null 2>&1 || give_up "there is no kubectl on this machine: install it, or go where it is"

# --- The Cluster
ask get "clusters.postgresql.cnpg.io/$cluster" --namespace="$namespace" --output=jsonpath='{.metadata.labels.app\.kubernetes\.io/managed-by} {.metadata.labels.app\.kubernetes\.io/part-of}{"\n"}{.status.phase}{"\n"}{.status.instances} {.status.readyInstances}{"\n"}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{.status.currentPrimary}{"\n"}{.status.targetPrimary}{"\n"}{.metadata.annotations.cnpg\.io/fencedInstances}{"\n"}{.metadata.annotations.cnpg\.io/hibernation}{"\n"}{.status.conditions[?(@.type=="ContinuousArchiving")].status}{"\n"}{.status.conditions[?(@.type=="LastBackupSucceeded")].status}{"\n"}{.status.firstRecoverabilityPoint}{"\n"}'
cp "$work/answer" "$work/cluster"
field() { sed -n "$1p" "$work/cluster"; }
primary=
case $state in
  missing) report FAIL cluster-identity "Cluster $namespace/$cluster does not exist: is $context the right context?" ;;
  forbidden) give_up "$why" ;;
esac
if [ "$state" = yes ]; then
  owner=$(field 1)
  if [ "$owner" = 'tenantry infra' ]; then
    report ok cluster-identity "Cluster $namespace/$cluster is the one of the catalog"
  else
    report FAIL cluster-identity "Cluster $namespace/$cluster is labelled '$owner', expected tenantry infra: another catalog may own it"
  fi
  phase=$(field 2) instances=$(field 3) ready=$(field 4) primary=$(field 5) target=$(field 6)
  if [ "$phase" = 'Cluster in healthy state' ] && [ "$instances" = '3 3' ] && [ "$ready" = True ]; then
    report ok cluster-ready "3 of 3 instances are ready"
  else
    report FAIL cluster-ready "phase '$phase', instances and ready instances '$instances', Ready '$ready'; expected 'Cluster in healthy state', '3 3', 'True'"
  fi
  fenced=$(field 7) hibernation=$(field 8)
  case $fenced in
    '' | '[]') fenced= ;;
  esac
  if [ -z "$fenced" ] && [ "$hibernation" != on ]; then
    report ok instances-unfenced "no instance is fenced, and the Cluster does not hibernate"
  else
    report FAIL instances-unfenced "fenced: '$fenced', hibernation: '$hibernation'"
  fi
fi

# --- Operator, kinds, Flux, Secrets
ask get deployments.apps --all-namespaces --selector=app.kubernetes.io/name=cloudnative-pg --output=jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name}{"\t"}{.spec.replicas}{"\t"}{.status.availableReplicas}{"\n"}{end}'
if answered operator-available; then
  awk -F '\t' '$2 < 1 || $3 < $2 { print "Deployment " $1 " has " $3 + 0 " of " $2 " pods available" }' "$work/answer" >"$work/faults"
  if [ ! -s "$work/answer" ]; then echo "no Deployment is labelled app.kubernetes.io/name=cloudnative-pg" >"$work/faults"; fi
  judge operator-available "$(cut -f 1 "$work/answer" | tr '\n' ' ')"
fi

ask get customresourcedefinitions.apiextensions.k8s.io --output=jsonpath='{range .items[*]}{.metadata.name}{"\t"}{.status.conditions[?(@.type=="Established")].status}{"\n"}{end}'
if answered crds-established; then
  cat >"$work/expected" <<'END'
clusters.postgresql.cnpg.io	True
databases.postgresql.cnpg.io	True
externalsecrets.external-secrets.io	True
poolers.postgresql.cnpg.io	True
scheduledbackups.postgresql.cnpg.io	True
END
  compare CustomResourceDefinition
  judge crds-established "5 kinds are there"
fi

ask get kustomizations.kustomize.toolkit.fluxcd.io --namespace=flux-system --output=jsonpath='{range .items[*]}{.metadata.name}{"\t"}{.spec.suspend}{"\t"}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}'
if answered flux-kustomizations-ready; then
  forget_false 2
  cat >"$work/expected" <<'END'
cluster-databases-cloudnative-pg		True
END
  compare "Flux Kustomization (suspended, ready)"
  judge flux-kustomizations-ready "1 are ready"
fi

ask get externalsecrets.external-secrets.io --all-namespaces --selector=app.kubernetes.io/part-of=infra --output=jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name}{"\t"}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}'
if answered secrets-synced; then
  cat >"$work/expected" <<'END'
cnpg-system/cnpg-superuser	True
cnpg-system/cnpg-minio-credentials	True
cnpg-system/harbor-db-credentials	True
cnpg-system/keycloak-db-credentials	True
cnpg-system/gitlab-db-credentials	True
cnpg-system/synergyflow-db-credentials	True
END
  compare ExternalSecret
  judge secrets-synced "6 are ready"
fi

# --- PostgreSQL, asked over the socket of the primary: that needs no password
state=no
if [ -n "$primary" ]; then
  ask exec "pod/$primary" --namespace="$namespace" --container=postgres -- psql -XAtq -F "$tab" -d postgres \
    -c "SELECT 'server', pg_is_in_recovery(), current_setting('ssl')" \
    -c "SELECT 'standby', application_name, state, sync_state, coalesce(pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END, replay_lsn)::bigint, -1) FROM pg_stat_replication WHERE application_name ~ '^$cluster-[0-9]+\$'" \
    -c "SELECT 'plain', a.usename, a.datname FROM pg_stat_activity a JOIN pg_stat_ssl s USING (pid) WHERE a.client_addr IS NOT NULL AND NOT s.ssl" \
    -c "SELECT 'database', datname, pg_get_userbyid(datdba) FROM pg_database WHERE NOT datistemplate" \
    -c "SELECT 'role', rolname, rolcanlogin FROM pg_roles" \
    -c "SELECT 'wal', coalesce(extract(epoch FROM now() - last_archived_time)::bigint, -1), coalesce(extract(epoch FROM now() - last_failed_time)::bigint, -1) FROM pg_stat_archiver"
  cp "$work/answer" "$work/rows"
else
  why="no primary is known, so there is no server to ask"
fi
rows() { awk -F '\t' -v kind="$1" '$1 == kind { print substr($0, length(kind) + 2) }' "$work/rows"; }
if [ "$state" = yes ]; then
  recovers=$(rows server | cut -f 1) ssl=$(rows server | cut -f 2)
  : >"$work/faults"
  if [ "$primary" != "$target" ]; then echo "currentPrimary is '$primary', targetPrimary '$target': a failover is under way, or stuck" >>"$work/faults"; fi
  if [ "$recovers" != f ]; then echo "pg_is_in_recovery() of $primary is '$recovers', expected f" >>"$work/faults"; fi
  judge primary-elected "$primary"

  rows standby >"$work/standbys"
  awk -F '\t' -v wanted=2 '$2 == "streaming" { count++ } END { if (count + 0 < wanted) print count + 0 " standbys stream, expected " wanted }' "$work/standbys" >"$work/faults"
  judge replicas-streaming "2 standbys stream"
  awk -F '\t' -v wanted=1 '$3 == "quorum" { count++ } END { if (count + 0 < wanted) print count + 0 " standbys have sync_state quorum, expected " wanted }' "$work/standbys" >"$work/faults"
  judge sync-state "1 or more standbys confirm commits"
  awk -F '\t' -v most=16777216 '$4 < 0 || $4 > most { print $1 " has " $4 " bytes to replay, expected at most " most }' "$work/standbys" >"$work/faults"
  judge replication-lag "no standby is more than 16777216 bytes behind"

  rows plain | awk -F '\t' '{ print "a session of " $1 " at " $2 " is in plain text" }' >"$work/faults"
  if [ "$ssl" != on ]; then echo "ssl is '$ssl'" >>"$work/faults"; fi
  judge sessions-encrypted "every session over the network uses TLS"

  rows database >"$work/answer"
  cat >"$work/expected" <<'END'
harbor	harbor
keycloak	keycloak
gitlab	gitlab
synergyflow	synergyflow
END
  compare "database (owner)"
  judge databases-exist "4 databases with their owners"

  rows role >"$work/answer"
  cat >"$work/expected" <<'END'
harbor	t
keycloak	t
gitlab	t
synergyflow	t
END
  compare "role (login)"
  judge roles-exist "4 roles"

  # Seconds since; -1: never.
  rows wal | awk -F '\t' '
    $1 < 0 { print "no WAL has been archived yet" }
    $2 >= 0 && ($1 < 0 || $2 < $1) { print "archiving failed " $2 " seconds ago, and nothing was archived since" }' >"$work/faults"
  judge wal-archiving "the last file went out, and no failure is newer"
else
  for id in primary-elected replicas-streaming sync-state replication-lag sessions-encrypted databases-exist roles-exist wal-archiving; do
    report unknown "$id" "$why"
  done
fi

# --- What tenants have
ask get databases.postgresql.cnpg.io --namespace="$namespace" --output=jsonpath='{range .items[*]}{.metadata.name}{"\t"}{.status.applied}{"\n"}{end}'
if answered databases-applied; then
  cat >"$work/expected" <<'END'
harbor	true
keycloak	true
gitlab	true
synergyflow	true
END
  compare "Database (applied)"
  judge databases-applied "4 are applied"
fi

ask get "clusters.postgresql.cnpg.io/$cluster" --namespace="$namespace" --output=jsonpath='{range .status.managedRolesStatus.byStatus.reconciled[*]}{@}{"\t"}{"true\n"}{end}'
if answered roles-applied; then
  cat >"$work/expected" <<'END'
harbor	true
keycloak	true
gitlab	true
synergyflow	true
END
  compare "role (reconciled)"
  judge roles-applied "4 are reconciled"
fi

# --- Poolers
ask get poolers.postgresql.cnpg.io --namespace="$namespace" --output=jsonpath='{range .items[*]}{.metadata.name}{"\t"}{.spec.type}{"\t"}{.spec.pgbouncer.poolMode}{"\t"}{.spec.instances}{"\t"}{.spec.pgbouncer.paused}{"\n"}{end}'
if answered pooler-settings; then
  forget_false 5
  cat >"$work/expected" <<'END'
harbor-pooler-rw	rw	transaction	3	
keycloak-pooler-rw	rw	session	3	
gitlab-pooler-rw	rw	transaction	3	
synergyflow-pooler-rw	rw	transaction	3	
END
  compare "Pooler (type, mode, instances, paused)"
  judge pooler-settings "4 are as the catalog says"
fi

# A Pooler has no condition that says so; its Deployment bears its name.
ask get deployments.apps --namespace="$namespace" --output=jsonpath='{range .items[*]}{.metadata.name}{"\t"}{.status.availableReplicas}{"\t"}{.status.updatedReplicas}{"\n"}{end}'
if answered poolers-available; then
  cat >"$work/expected" <<'END'
harbor-pooler-rw	3	3
keycloak-pooler-rw	3	3
gitlab-pooler-rw	3	3
synergyflow-pooler-rw	3	3
END
  compare "Deployment (pods available, up to date)"
  judge poolers-available "4 have all their pods"
fi

# --- Who gets in. No password is sent: whoever is asked for one was let through, whoever is refused was not.
cat >"$work/logins" <<'END'
tenant-access	shared-postgres-rw	harbor	harbor
tenant-access	shared-postgres-rw	keycloak	keycloak
tenant-access	shared-postgres-rw	gitlab	gitlab
tenant-access	shared-postgres-rw	synergyflow	synergyflow
tenant-isolation	shared-postgres-rw	harbor	keycloak
tenant-isolation	shared-postgres-rw	keycloak	gitlab
tenant-isolation	shared-postgres-rw	gitlab	synergyflow
tenant-isolation	shared-postgres-rw	synergyflow	harbor
pooler-access	harbor-pooler-rw	harbor	harbor
pooler-access	keycloak-pooler-rw	keycloak	keycloak
pooler-access	gitlab-pooler-rw	gitlab	gitlab
pooler-access	synergyflow-pooler-rw	synergyflow	synergyflow
END
state=no
if [ -n "$primary" ]; then
  cat >"$work/attempts" <<'END'
export PGCONNECT_TIMEOUT=5 PGSSLMODE=require PGPORT=5432
tab=$(printf '\t')
while IFS=$tab read -r check PGHOST PGUSER PGDATABASE; do
  export PGHOST PGUSER PGDATABASE
  said=$(psql -XAtqw -c 'SELECT 1' 2>&1 </dev/null)
  said=$(printf %s "$said" | tr '\n\t' '  ')
  printf '%s\t%s\t%s\t%s\t%s\n' "$check" "$PGHOST" "$PGUSER" "$PGDATABASE" "$said"
  case $said in *'timeout expired'*) exit 0 ;; esac
done
END
  input=$work/logins
  limit=$((LIMIT + 12))
  ask exec "pod/$primary" --namespace="$namespace" --container=postgres --stdin -- sh -c "$(cat "$work/attempts")"
  limit=$LIMIT input=/dev/null
fi
# What is expected of a login, by the check.
judge_logins() {
  if ! grep -q "^$1$tab" "$work/logins"; then report skip "$1" "$3"; return; fi
  if [ "$state" != yes ]; then report unknown "$1" "$why"; return; fi
  awk -F '\t' -v check="$1" -v wanted="$2" '
    $1 != check { next }
    FILENAME == ARGV[1] {
      verdict = "other"
      if ($5 == "1") verdict = "in"
      if ($5 ~ /no password supplied|requires a valid client certificate/) verdict = "asked"
      if ($5 ~ /pg_hba\.conf rejects|no pg_hba\.conf entry|login rejected|SSL required|rejected by HBA/) verdict = "refused"
      tried[$2, $3, $4] = 1
      if (verdict != wanted) print $3 " at " $4 " by " $2 " was not " wanted ": " ($5 == "1" ? "it got in" : $5)
      next
    }
    !(($2, $3, $4) in tried) { print $3 " at " $4 " by " $2 " was not tried, as the host before did not answer" }
  ' "$work/answer" "$work/logins" >"$work/faults"
  judge "$1" "$(grep -c "^$1$tab" "$work/logins") logins were $2"
}
judge_logins tenant-access asked "no tenant has a database and may come from an instance's pod"
judge_logins tenant-isolation refused "there are no two tenants with databases, or isolation is off"
judge_logins pooler-access asked "no pooler has a tenant that may come from an instance's pod"

# --- Backups
ask get "scheduledbackups.postgresql.cnpg.io/shared-postgres-backup" --namespace="$namespace" --output=jsonpath='{.spec.schedule}{"\t"}{.spec.method}{"\t"}{.spec.suspend}'
if answered backup-scheduled; then
  forget_false 3
  found=$(cat "$work/answer")
  # A setting that only the cluster knows is not compared.
  schedule='0 0 2 * * *'
  case $schedule in '$'*) schedule=$(cut -f 1 "$work/answer") ;; esac
  wanted=$(printf '%s\t%s\t' "$schedule" barmanObjectStore)
  if [ "$found" = "$wanted" ]; then
    report ok backup-scheduled "0 0 2 * * * by barmanObjectStore"
  else
    report FAIL backup-scheduled "schedule, method and suspend of ScheduledBackup shared-postgres-backup are '$found', expected '0 0 2 * * * barmanObjectStore' and not suspended"
  fi
fi

ask get backups.postgresql.cnpg.io --namespace="$namespace" --selector="cnpg.io/cluster=$cluster" --sort-by=.metadata.creationTimestamp --output=jsonpath='{range .items[*]}{.metadata.name}{"\t"}{.status.phase}{"\t"}{.status.stoppedAt}{"\n"}{end}'
if answered backup-completed; then
  last=$(awk -F '\t' '$2 == "completed" || $2 == "failed" || $2 == "walArchivingFailing" { last = $1 " is " $2 " since " $3 } END { print last }' "$work/answer")
  case $last in
    *' is completed since '*) report ok backup-completed "$last" ;;
    '') report FAIL backup-completed "no Backup has ended yet: nothing can be restored" ;;
    *) report FAIL backup-completed "Backup $last, expected completed" ;;
  esac
fi

if [ -n "$primary" ]; then
  if [ "$(field 10)" = True ] && [ "$(field 9)" = True ]; then
    report ok backup-conditions "LastBackupSucceeded and ContinuousArchiving"
  else
    report FAIL backup-conditions "LastBackupSucceeded '$(field 10)', ContinuousArchiving '$(field 9)', expected True"
  fi
else
  report unknown backup-conditions "the Cluster has no status"
fi
if [ -n "$(field 11)" ]; then
  report ok recovery-window "from $(field 11) on"
else
  report FAIL recovery-window "the Cluster has no firstRecoverabilityPoint: nothing can be restored"
fi

# --- Dragonfly
report skip dragonfly-ready "the catalog has no Dragonfly"
report skip dragonfly-roles "the catalog has no Dragonfly"

printf '%s checks: %s failed, %s could not be made\n' "$checks" "$failures" "$unknowns"
if [ "$failures" -gt 0 ]; then exit 1; fi
if [ "$unknowns" -gt 0 ]; then exit 2; fi
exit 0
