// Of APPNOTE.TXT, the description of ZIP files by PKWARE: what reading and writing share.
export const DIRECTORY_ENTRY = 0x02014b50;
export const END_OF_DIRECTORY = 0x06054b50;
export const DEFLATED = 8;
