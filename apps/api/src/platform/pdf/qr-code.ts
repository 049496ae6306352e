import { create } from 'qrcode';
import { INK } from './page-painter.js';

/** Draws a QR code of `text` as filled squares (no picture: sharp at any size, the same bytes each time). */
export function drawQrCode(document: PDFKit.PDFDocument, text: string, x: number, y: number, side: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = side / modules.size;
  document.save().translate(x, y);
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) document.rect(column * unit, row * unit, unit + 0.02, unit + 0.02);
  document.fillColor(INK).fill();
  document.restore();
}
