const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('contract', {
  version: 1,
  nested: { list: [1, 2] },
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  call: (callback) => callback('from the preload'),
  on: (channel, listener) => {
    const forward = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, forward);
    return () => ipcRenderer.removeListener(channel, forward);
  },
});
