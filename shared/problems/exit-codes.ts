/** The exit codes of the command, after BSD sysexits (sysexits.h); scripts depend on them. */
export const exitCodes = {
  works: 0,
  usage: 64,
  unusableInput: 65,
  noSuchFile: 66,
  hostUnknown: 68,
  unreachable: 69,
  ourBug: 70,
  fileError: 74,
  tryLater: 75,
  protocol: 76,
  refused: 77,
  policy: 78,
  stopped: 130,
} as const;
