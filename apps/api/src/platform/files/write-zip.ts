import { crc32, deflateRawSync } from 'node:zlib';
import { DEFLATED, DIRECTORY_ENTRY, END_OF_DIRECTORY } from './zip-format.js';

const LOCAL_HEADER = 0x04034b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 1 January 1980: an archive of the same files has the same bytes. */
const DOS_DATE = 0x21;

/** What local header and directory entry say alike of a file. */
function commonFields(name: Buffer, content: Buffer, packed: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(DOS_DATE, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

const uint32 = (...values: readonly number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => buffer.writeUInt32LE(value, index * 4));
  return buffer;
};

/** An archive in memory: fewer than 65,536 files, together below 4 GB, as every reader of ZIP understands them. */
export function writeZip(files: ReadonlyMap<string, Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content);
    const fields = commonFields(name, content, packed);
    const local = Buffer.concat([uint32(LOCAL_HEADER), fields, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(uint32(DIRECTORY_ENTRY), Buffer.from([VERSION, 0]), fields, rest, name);
    bodies.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, entries, end]);
}
