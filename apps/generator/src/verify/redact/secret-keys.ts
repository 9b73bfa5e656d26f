/**
 * Ends of names whose values are secret: `PGPASSWORD`, `jdbc_password`, `secretAccessKey`, `bearer-token`, `requirepass`. Names
 * of objects that hold secrets (`secretName`) and settings about them (`password_encryption`) end otherwise.
 */
const ENDS =
  "(?:passwords?|passwd|passphrase|pwd|secrets?|tokens?|credentials?|requirepass|masterauth|masterpass|authorization|api[_.-]?keys?|private[_.-]?keys?|secret[_.-]?keys?|access[_.-]?keys?|access[_.-]?key[_.-]?id|(?:tls|ca|client)[_.-]key(?:[_.-]data)?|dockerconfigjson)";

/** As a part of a larger expression: a whole name. */
export const SECRET_NAME = `[A-Za-z0-9_.-]*${ENDS}[0-9_]*`;

const WHOLE = new RegExp(`^${SECRET_NAME}$`, "i");

export function isSecretName(name: string): boolean {
  return WHOLE.test(name);
}
