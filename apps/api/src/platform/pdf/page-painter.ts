import type { InterfaceLocale } from '@edukom/domain';
import { type FontName, useSerbianForms } from './pdf-fonts.js';

/** The palette of the product's design tokens on paper. */
export const INK = '#16243a';
export const SOFT_INK = '#4c5a70';
export const BLUE = '#1f4e8c';
export const HAIRLINE = '#c3cad6';

export interface TextStyle {
  readonly font: FontName;
  readonly size: number;
  readonly color?: string;
  readonly width?: number;
  readonly align?: 'left' | 'center' | 'right';
  /** Smallest size the text may shrink to so that it fits on one line; without it the text wraps. */
  readonly shrinkTo?: number;
  readonly spacing?: number;
}

/** Paints onto a tagged page: text in the structure tree with its language, lines and ornaments as artifacts outside it. */
export class PagePainter {
  readonly #root: PDFKit.PDFStructureElement;

  constructor(readonly document: PDFKit.PDFDocument) {
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
  }

  /** Writes a text at a place; gives the y below it. */
  text(
    tag: 'H1' | 'H2' | 'P',
    lang: InterfaceLocale | string,
    value: string,
    x: number,
    y: number,
    style: TextStyle,
  ): number {
    const { document } = this;
    const { font, width, align = 'left', color = INK, spacing } = style;
    let below = y;
    this.#root.add(
      document.struct(tag, { lang }, () => {
        document.font(font);
        useSerbianForms(document);
        document.fontSize(this.#sizeOf(value, style)).fillColor(color);
        document.text(value, x, y, {
          align,
          lineGap: 1.5,
          ...(width === undefined ? { lineBreak: false } : { width }),
          ...(spacing === undefined ? {} : { characterSpacing: spacing }),
        });
        below = document.y;
      }),
    );
    return below;
  }

  /** Draws a picture that means something: it gets words for those who do not see it. */
  figure(alt: string, draw: () => void): void {
    this.#root.add(this.document.struct('Figure', { alt }, draw));
  }

  /** Draws what means nothing by itself. */
  ornament(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  rule(x: number, y: number, width: number, color = HAIRLINE): void {
    this.ornament(() => {
      this.document
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.6)
        .strokeColor(color)
        .stroke();
    });
  }

  end(): void {
    this.#root.end();
    this.document.end();
  }

  #sizeOf(value: string, { size, width, shrinkTo }: TextStyle): number {
    if (shrinkTo === undefined || width === undefined) return size;
    let fitting = size;
    while (fitting > shrinkTo && this.document.fontSize(fitting).widthOfString(value) > width) fitting -= 0.5;
    return fitting;
  }
}
