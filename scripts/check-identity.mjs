// Ends with 1 while a name of package.json leads nowhere. A release asks it: such a program could never be renewed.
import { names, placeholders } from './identity.mjs';

const left = placeholders();
for (const name of left) console.error(`package.json: ${name} is still a placeholder: ${names[name]}`);
process.exit(left.length === 0 ? 0 : 1);
