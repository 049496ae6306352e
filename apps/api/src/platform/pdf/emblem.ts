import { BLUE, HAIRLINE } from './page-painter.js';

const BOOK =
  'M32 23.5c-4.6-3.4-10-4.9-17-4.9v23.2c7 0 12.4 1.5 17 4.9 4.6-3.4 10-4.9 17-4.9V18.6c-7 0-12.4 1.5-17 4.9Z';
const SPINE = 'M32 23.5v23.2';
const TICK = 'M20.6 31.6l3.2 3.2 5-6';
const RAYS = 48;

/** The product's mark as a seal: the open book with the tick inside a rosette of fine lines, drawn, not a picture. */
export function drawEmblem(document: PDFKit.PDFDocument, centreX: number, centreY: number, radius: number): void {
  document.save().translate(centreX, centreY);
  for (let ray = 0; ray < RAYS; ray += 1) {
    const angle = (ray * 2 * Math.PI) / RAYS;
    const from = radius * (ray % 2 === 0 ? 0.86 : 0.9);
    document
      .moveTo(Math.cos(angle) * from, Math.sin(angle) * from)
      .lineTo(Math.cos(angle) * radius, Math.sin(angle) * radius);
  }
  document.lineWidth(0.7).strokeColor(BLUE).stroke();
  document
    .circle(0, 0, radius * 0.8)
    .lineWidth(1.1)
    .strokeColor(BLUE)
    .stroke();
  document
    .circle(0, 0, radius * 0.72)
    .lineWidth(0.4)
    .strokeColor(BLUE)
    .stroke();
  const scale = (radius * 1.75) / 64;
  document.scale(scale).translate(-32, -32.5);
  document.path(BOOK).path(SPINE).lineWidth(2.4).lineJoin('round').strokeColor(BLUE).stroke();
  document.path(TICK).lineWidth(2.4).lineCap('round').strokeColor('#b45309').stroke();
  document.restore();
}

/** A rosette so faint that it is felt more than seen: overlapping circles around a centre. */
export function drawRosette(document: PDFKit.PDFDocument, centreX: number, centreY: number, radius: number): void {
  document.save().opacity(0.35);
  const petals = 24;
  for (let petal = 0; petal < petals; petal += 1) {
    const angle = (petal * 2 * Math.PI) / petals;
    document.circle(centreX + (Math.cos(angle) * radius) / 2, centreY + (Math.sin(angle) * radius) / 2, radius / 2);
  }
  document.lineWidth(0.35).strokeColor(HAIRLINE).stroke().restore();
}
