/**
 * A row for each standby that is connected: `state` (streaming, catchup, …), `sync_state` (async, potential, sync, quorum)
 * and how many bytes of WAL it has not replayed. A replica cluster's primary recovers itself, and has no current LSN; from an
 * object store alone it receives nothing either (PostgreSQL 17, pg_last_wal_receive_lsn), and GREATEST passes over nulls.
 */
export const STANDBYS = `SELECT application_name AS standby, state, sync_state,
  pg_wal_lsn_diff(
    CASE WHEN pg_is_in_recovery() THEN greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) ELSE pg_current_wal_lsn() END,
    replay_lsn
  )::bigint AS replay_lag_bytes
  FROM pg_stat_replication`;
