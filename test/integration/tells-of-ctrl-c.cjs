// Required by Node before the command: says so when the command begins to listen for Ctrl-C.
process.on('newListener', (name) => name === 'SIGINT' && process.stderr.write('listening'));
