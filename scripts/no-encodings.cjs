// Stands in the bundles for the table of East Asian charsets of iconv-lite (see vite.config.ts). libmime asks for one of
// them by name as soon as it is loaded.
module.exports = { gbk: 'latin1' };
