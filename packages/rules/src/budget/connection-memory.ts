/** Planning value for one session: a backend's own memory with some work_mem in use. */
export const CONNECTION_BYTES = 10 * 2 ** 20;
