/** What settings must look like where a placeholder hides the value from the schema. */
export const QUANTITY = {
  pattern: /^(?!0+(\.0+)?[A-Za-z]*$)[0-9]+(\.[0-9]+)?(Ki|Mi|Gi|Ti|Pi|Ei|k|M|G|T|P|E)?$/,
  words: "a size above zero such as 20Gi",
};
export const RETENTION = { pattern: /^[1-9][0-9]*[dwm]$/, words: "a retention such as 30d" };
export const SIX_FIELDS = { pattern: /^\S+( \S+){5}$/, words: 'six cron fields such as "0 0 2 * * *" (second first)' };
export const URL_OF_S3 = { pattern: /^https?:\/\/[^\s/]+\/?$/, words: "a URL such as https://s3.example.org" };
export const BUCKET = {
  pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  words: "a bucket name: 3 to 63 lower-case letters, digits, . and -",
};
