import type { Locator, Page } from 'playwright-core';
import type { Visitor } from './visitor.js';

/** A lesson being written, as its writer uses it. */
export class LessonEditor {
  constructor(private readonly visitor: Visitor) {}

  get page(): Page {
    return this.visitor.page;
  }

  get rows(): Locator {
    return this.page.locator('.au-row');
  }

  /** A block in one language: the first one that says this, or any. */
  cell(row: number | string, locale: string): Locator {
    const rows = typeof row === 'number' ? this.rows.nth(row) : this.rows.filter({ hasText: row }).first();
    return rows.locator(`.au-cell[data-locale="${locale}"]`);
  }

  /** Opens the text of a block and puts the caret at its end. */
  async enter(row: number | string, locale: string): Promise<void> {
    const cell = this.cell(row, locale);
    await cell.locator('.au-still, .ProseMirror').first().click();
    await cell.locator('.ProseMirror').first().waitFor();
    await this.page.keyboard.press('Control+End');
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Makes the empty text at the caret a block of a kind, by the slash and the first letters of its name. */
  async choose(kind: 'image' | 'table' | 'check'): Promise<void> {
    await this.type('/');
    await this.page.getByRole('combobox', { name: this.visitor.t('writing.kinds.label') }).waitFor();
    await this.type(this.visitor.t(`writing.kind.${kind}`).slice(0, 6));
    await this.press('Enter');
  }

  /** Pastes what another program put on the clipboard. */
  async paste(html: string): Promise<void> {
    // A script of the test: there is no clipboard of another program in a browser without a screen.
    await this.page.evaluate((markup) => {
      const data = new DataTransfer();
      data.setData('text/html', markup);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, html);
  }

  /** Waits until the server has everything. */
  async saved(): Promise<void> {
    await this.page.locator('.au-save[data-status="saved"][data-unsent="0"]').waitFor();
  }

  async names(): Promise<string[]> {
    // Not what is rendered: rows outside of the window are laid out only when they come into sight.
    const texts = await this.rows.locator('.au-cell:first-child').allTextContents();
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }
}
