/**
 * Archiving of WAL since the statistics were reset: the last success and failure, in seconds ago (null: none), and how many
 * files wait to be archived, the oldest for how many seconds. An idle server archives nothing for hours, and nothing waits.
 */
export const WAL_ARCHIVE = `SELECT archived_count, failed_count, last_archived_wal, last_failed_wal,
  extract(epoch FROM now() - last_archived_time)::bigint AS archived_seconds_ago,
  extract(epoch FROM now() - last_failed_time)::bigint AS failed_seconds_ago,
  (SELECT count(*)::int FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready') AS waiting_files,
  (SELECT extract(epoch FROM now() - min(modification))::bigint FROM pg_ls_archive_statusdir()
    WHERE name LIKE '%.ready') AS oldest_waiting_seconds
  FROM pg_stat_archiver`;
