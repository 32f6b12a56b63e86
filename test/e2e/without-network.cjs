// Runs before the program: for it, no way leads out of this computer, as the system tells it without a network.
const dgram = require('node:dgram');
const dns = require('node:dns/promises');
const { syncBuiltinESMExports } = require('node:module');

// The program itself sees its own arguments only.
process.argv.splice(process.argv.indexOf('-r'), 2);

const failing = (code, syscall) => Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

dgram.Socket.prototype.connect = function connect() {
  setImmediate(() => this.emit('error', failing('ENETUNREACH', 'connect')));
};
dns.lookup = async () => {
  throw failing('EAI_AGAIN', 'getaddrinfo');
};
syncBuiltinESMExports();
