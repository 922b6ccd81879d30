/** The version of package.json, put in at build time. */
declare const __QUINTILE_VERSION__: string;
