/** Characters of one piece of a file that the page hands over; each stands for one byte. */
export const longestPiece = 400_000;
