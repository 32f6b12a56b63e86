/** Paper: a document of ours as PDF. */
import { BrowserWindow, session } from 'electron';

/** Only the document itself; it asks for nothing. */
const document = 'data:text/html;';

/** The page is drawn in a window that nobody sees, without scripts and without any request. */
export async function printToPdf(html: string): Promise<Uint8Array> {
  const ses = session.fromPartition('sendwell-paper', { cache: false });
  ses.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith(document) }));
  const paper = new BrowserWindow({
    show: false,
    webPreferences: {
      session: ses,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      javascript: false,
    },
  });
  try {
    await paper.loadURL(`${document}charset=utf-8,${encodeURIComponent(html)}`);
    return await paper.webContents.printToPDF({ pageSize: 'A4', printBackground: true });
  } finally {
    paper.destroy();
  }
}
