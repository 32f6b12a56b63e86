// Stands in the bundles for the table of East Asian charsets of iconv-lite (see vite.config.ts).
module.exports = {};
