import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Finds QR codes in a picture. */
export interface CodeReader {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}
interface NativeReader {
  new (options: { formats: string[] }): CodeReader;
  getSupportedFormats(): Promise<string[]>;
}

const QR = { formats: ['qr_code'] };

/** The browser's own reader, where it has one for QR codes. */
async function nativeReader(): Promise<CodeReader | null> {
  const Native = (globalThis as { BarcodeDetector?: NativeReader }).BarcodeDetector;
  const formats = (await Native?.getSupportedFormats().catch(() => [])) ?? [];
  return Native && formats.includes('qr_code') ? new Native(QR) : null;
}

/** The reader we bring along, with the program from our own address: by itself it would ask a foreign one. */
async function ownReader(): Promise<CodeReader> {
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill');
  await prepareZXingModule({ overrides: { locateFile: () => wasmAddress }, fireImmediately: true });
  return new BarcodeDetector({ formats: ['qr_code'] });
}

let reader: Promise<CodeReader> | undefined;

/** Brings what reads codes onto the device; nothing of it is loaded before. */
export function loadScanner(): Promise<CodeReader> {
  reader ??= nativeReader().then((native) => native ?? ownReader());
  reader.catch(() => (reader = undefined));
  return reader;
}
