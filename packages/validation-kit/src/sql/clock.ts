/** `seconds`: the server's time since 1970. Packages have no clock of their own, and statuses are compared with this one. */
export const CURRENT_TIME = "SELECT extract(epoch FROM now())::bigint AS seconds";
