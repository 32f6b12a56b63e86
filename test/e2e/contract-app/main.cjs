// A small program that uses Electron the way Sendwell does. contract.spec.ts says what it must see.
const fs = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow, dialog, ipcMain, protocol, session } = require('electron');

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'";
const types = { '.html': 'text/html', '.css': 'text/css' };

/** What the spec reads through `app.evaluate`. */
globalThis.contract = { seen: [], firstStart: app.requestSingleInstanceLock({ from: 'contract' }) };
const note = (name, ...facts) => globalThis.contract.seen.push([name, ...facts]);

protocol.registerSchemesAsPrivileged([{ scheme: 'contract', privileges: { standard: true, secure: true } }]);
app.on('second-instance', (_event, argv, _folder, data) =>
  note('second-instance', argv.includes('hello'), data),
);
app.on('window-all-closed', () => app.quit());

function handleIpc() {
  ipcMain.handle('echo', (_event, ...args) => args);
  ipcMain.handle('fail', () => {
    throw new TypeError('nope');
  });
  ipcMain.handle('function', () => () => 1);
  ipcMain.handle('sender', ({ senderFrame, sender }) => ({
    url: senderFrame.url,
    origin: senderFrame.origin,
    parent: senderFrame.parent,
    isMain: senderFrame === sender.mainFrame,
  }));
  ipcMain.handle('count', ({ sender }) => {
    for (const step of [1, 2, 3]) sender.send('step', step);
  });
  ipcMain.handle('pick', async () => (await dialog.showOpenDialog({ properties: ['openFile'] })).filePaths);
  ipcMain.on('note', (_event, ...args) => note('sent', ...args));
}

function guardSession(ses) {
  ses.protocol.handle('contract', (request) => {
    const file = path.join(__dirname, path.basename(new URL(request.url).pathname));
    if (!fs.existsSync(file)) return new Response('not found', { status: 404 });
    const headers = { 'content-type': types[path.extname(file)], 'content-security-policy': policy };
    return new Response(fs.readFileSync(file), { headers });
  });
  ses.setPermissionRequestHandler((_contents, name, answer) => answer(name === 'geolocation'));
  ses.setPermissionCheckHandler((_contents, name) => name === 'geolocation');
  ses.webRequest.onBeforeRequest(({ url }, answer) => {
    const own = url.startsWith('contract://app/');
    if (!own) note('blocked', url);
    answer({ cancel: !own });
  });
}

async function openWindow() {
  const ses = session.fromPartition('contract', { cache: false });
  guardSession(ses);
  const window = new BrowserWindow({
    width: 700,
    height: 500,
    minWidth: 400,
    minHeight: 300,
    show: false,
    webPreferences: {
      session: ses,
      preload: path.join(__dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.setWindowOpenHandler(({ url }) => {
    note('window-open', url);
    return { action: 'deny' };
  });
  window.webContents.on('will-navigate', (event, url) => {
    note('will-navigate', url);
    event.preventDefault();
  });
  await window.loadURL('contract://app/index.html');
}

if (globalThis.contract.firstStart) {
  handleIpc();
  app.whenReady().then(openWindow);
} else {
  app.quit();
}
