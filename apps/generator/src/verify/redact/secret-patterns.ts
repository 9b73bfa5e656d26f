import { SECRET_NAME } from "./secret-keys.ts";

/** A whole name: it begins where nothing of a name stands before it. */
const NAME = `(?<![A-Za-z0-9_.-])${SECRET_NAME}`;

/**
 * Each has what stands before a secret as group `before`, the secret as `secret`, and what follows as `after`. None may take
 * more than linear time: outputs have megabytes.
 */
export const SECRET_PATTERNS: readonly RegExp[] = [
  // A private key as a whole; one that was cut off, to the end.
  /(?<before>)(?<secret>-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]{0,10000}?(?:-----END [A-Z ]*PRIVATE KEY-----|$))(?<after>)/g,
  // scheme://user:password@host: the password may hold @, : and / itself. What precedes a digest is an image's name.
  /(?<before>(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,40}:\/\/)(?<secret>[^\s"'`<>]{1,500})(?<after>@(?!sha256:))/gi,
  /(?<before>\b(?:bearer|basic)\s+)(?<secret>[A-Za-z0-9+/=._~-]{8,})(?<after>)/gi,
  // JSON Web Tokens, AWS access keys, tokens of GitHub, GitLab, Slack and Vault.
  /(?<before>)(?<secret>\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*)?)(?<after>)/g,
  /(?<before>)(?<secret>\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,})(?<after>)/g,
  /(?<before>)(?<secret>\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|hvs\.)[A-Za-z0-9_.-]{8,})(?<after>)/g,
  // What PostgreSQL stores of a password.
  /(?<before>)(?<secret>SCRAM-SHA-256\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+)(?<after>)/g,
  /(?<before>)(?<secret>\bmd5[0-9a-f]{32}\b)(?<after>)/g,
  // SQL: PASSWORD 'it''s'.
  /(?<before>\bpassword\s+E?')(?<secret>(?:[^'\\]|''|\\.)*)(?<after>')/gi,
  // Redis: requirepass password, AUTH [user] password, -a password, an ACL such as `user app on >password`.
  /(?<before>\b(?:requirepass|masterauth)\s+["']?)(?<secret>[^\s"']+)(?<after>)/gi,
  /(?<before>\bAUTH\s+(?:default\s+)?["']?)(?<secret>[^\s"']+)(?<after>)/g,
  /(?<before>\s(?:-a|--pass)[ =]["']?)(?<secret>[^\s"']+)(?<after>)/g,
  // What stands ahead is looked at first: to look back from every character of a CRD takes seconds.
  /(?<before>(?=[><#!][^\s"']{4})(?<=(?:\bSETUSER|\buser)\s+\S{1,100}\s[^\n]{0,300})[><#!])(?<secret>[^\s"']{4,})(?<after>)/gi,
  // curl -u user:password.
  /(?<before>\s(?:-u|--user)[ =]["']?[^\s:"']+:)(?<secret>[^\s"']+)(?<after>)/g,
  // "name": "value", and the same in JSON inside of JSON.
  new RegExp(`(?<before>${NAME}"\\s*:\\s*")(?<secret>(?:\\\\[\\s\\S]|[^"\\\\])*)(?<after>"|$)`, "gi"),
  new RegExp(`(?<before>${NAME}\\\\+"\\s*:\\s*\\\\+")(?<secret>(?:\\\\\\\\.|[^"\\\\])*)(?<after>\\\\+"|$)`, "gi"),
  // name='value with spaces', name="…".
  new RegExp(`(?<before>${NAME}[ \\t]*[:=][ \\t]*')(?<secret>(?:[^'\\n]|'')*)(?<after>'|$)`, "gim"),
  new RegExp(`(?<before>${NAME}[ \\t]*[:=][ \\t]*")(?<secret>(?:\\\\.|[^"\\\\\\n])*)(?<after>"|$)`, "gim"),
  // name=value: to the next space, as a shell and libpq read it; name: value, where no mapping begins.
  new RegExp(`(?<before>${NAME}[ \\t]*=[ \\t]*)(?<secret>\\S+)(?<after>)`, "gi"),
  new RegExp(`(?<before>${NAME}[ \\t]*:[ \\t]*)(?<secret>[^\\s{[][^\\s]*)(?<after>)`, "gi"),
];
