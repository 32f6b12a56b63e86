// Stands in the bundles for encoding-japanese, whose tables nothing here needs (see vite.config.ts).
export default {
  convert() {
    throw new Error('Japanese legacy charsets are not part of this program');
  },
};
