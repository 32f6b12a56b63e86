// What electron-builder reads: electron-builder.yml, with the names that stand once in package.json.
import { parse } from 'yaml';
import { fillIn, writeMetainfo } from './identity.mjs';

export default {
  ...parse(fillIn('electron-builder.yml'), { merge: true }),
  beforePack: () => void writeMetainfo(),
};
