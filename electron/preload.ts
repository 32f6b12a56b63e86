/** The one bridge between the page and the main process. Neither `ipcRenderer` nor its events reach the page. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { SendwellApi } from '../shared/ipc.ts';
import { eventChannel, type Reply, requestChannel } from '../shared/ipc-wire.ts';

const api: SendwellApi = {
  async invoke(channel, input) {
    const reply: Reply = await ipcRenderer.invoke(requestChannel, channel, input);
    if (!reply.ok) throw new Error(`sendwell refused: ${reply.refusal}`);
    return reply.output as never;
  },
  on(event, listener) {
    const forward = (_event: IpcRendererEvent, name: unknown, payload: unknown) => {
      if (name === event) listener(payload as never);
    };
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.removeListener(eventChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld('sendwell', api);
