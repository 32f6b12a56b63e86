/** What the page may ask the system for. Whatever is not in the table is denied. */
interface Permission {
  granted: boolean;
  reason: string;
}

const permissions: Readonly<Record<string, Permission>> = {
  'clipboard-sanitized-write': { granted: true, reason: 'copy buttons write plain text after a click' },
  'clipboard-read': { granted: false, reason: 'pasting is done by the person, not by the page' },
  'display-capture': { granted: false, reason: 'the page has no business on the screen' },
  fileSystem: { granted: false, reason: 'files are opened and saved by the main process' },
  geolocation: { granted: false, reason: 'where a person is plays no part in mail' },
  media: { granted: false, reason: 'no camera, no microphone' },
  notifications: { granted: false, reason: 'the window itself says what there is to say' },
  openExternal: { granted: false, reason: 'links go through external-links.ts' },
};

export function isGranted(permission: string): boolean {
  return Object.hasOwn(permissions, permission) && permissions[permission]?.granted === true;
}
