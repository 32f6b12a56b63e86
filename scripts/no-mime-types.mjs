// Stands in the bundles for libmime's tables of MIME types and file extensions (see vite.config.ts): for attachments, which
// the arrival check does not read.
export const list = {};
export const extensions = {};
