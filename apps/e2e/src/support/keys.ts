import type { FileChooser } from 'playwright-core';
import type { Visitor } from './visitor.js';

/** What has the focus: what it is called, what it is, and whether somebody who sees can tell. */
export interface Focused {
  readonly text: string;
  /** Type of an input, else the element's name; `body` when nothing has the focus. */
  readonly type: string;
  /** A ring around it, or around the zone it fills. */
  readonly isRinged: boolean;
  /** Not out of the window, and nothing lies over it. */
  readonly isInSight: boolean;
}

/** Runs in the page. */
function look(): Focused {
  const element = document.activeElement ?? document.body;
  const nameOf = (): string => {
    const labels = (element as Partial<HTMLInputElement>).labels;
    const icon = element.querySelector('svg[aria-label]')?.getAttribute('aria-label') ?? '';
    return element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? `${element.textContent} ${icon}`;
  };
  const zone = element.closest('.ed-drop') ?? element;
  // A task is pressed anywhere: the ring of its title is drawn around the whole of it.
  const rings = [getComputedStyle(zone), getComputedStyle(zone, '::after')];
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return {
    text: nameOf().replaceAll(/\s+/g, ' ').trim(),
    type: element instanceof HTMLInputElement ? element.type : element.localName,
    isRinged: rings.some((one) => one.outlineStyle !== 'none' && Number.parseFloat(one.outlineWidth) > 0),
    isInSight: hit !== null && (zone.contains(hit) || hit.contains(element)),
  };
}

const fits = ({ text, type }: Focused, wanted: string | RegExp, wantedType?: string): boolean =>
  (typeof wanted === 'string' ? text === wanted : wanted.test(text)) &&
  (wantedType === undefined || type === wantedType);

/** Somebody who has a keyboard and nothing else. Each stop on the way must be seen. */
export class Keys {
  constructor(private readonly visitor: Visitor) {}

  get page() {
    return this.visitor.page;
  }

  focused(): Promise<Focused> {
    return this.page.evaluate(look);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Types in the place of what stands in the field. */
  async type(words: string): Promise<void> {
    await this.press('ControlOrMeta+a');
    await this.page.keyboard.type(words);
  }

  /** Presses Tab until the focus is on what is wanted. */
  tabTo(wanted: string | RegExp, type?: string): Promise<Focused> {
    return this.walk('Tab', wanted, type);
  }

  /** The same, backwards. */
  backTo(wanted: string | RegExp, type?: string): Promise<Focused> {
    return this.walk('Shift+Tab', wanted, type);
  }

  /** Goes on to a field and writes. */
  async write(label: string | RegExp, words: string): Promise<void> {
    await this.tabTo(label);
    await this.type(words);
  }

  /** Goes on to a button and presses it. */
  async push(name: string | RegExp): Promise<void> {
    await this.tabTo(name, 'button');
    await this.press('Enter');
  }

  /** Goes on to a link and follows it. */
  async follow(name: string | RegExp): Promise<void> {
    await this.tabTo(name, 'a');
    await this.press('Enter');
  }

  /** Goes on to a checkbox and ticks it, or to a radio button of which none is chosen. */
  async tick(label: string | RegExp): Promise<void> {
    await this.tabTo(label);
    await this.press('Space');
  }

  /** In a group of radio buttons: arrows until the wanted one is chosen. */
  async arrowTo(wanted: string | RegExp): Promise<void> {
    for (let presses = 0; presses < 10 && !fits(await this.focused(), wanted); presses += 1)
      await this.press('ArrowDown');
    expect((await this.focused()).text).toMatch(wanted);
    await this.press('Space');
  }

  /** In a list that has the focus: arrows until it says what is wanted. */
  async pick(option: string): Promise<void> {
    const chosen = () =>
      this.page.evaluate(() => {
        const list = document.activeElement;
        return list instanceof HTMLSelectElement ? list.selectedOptions[0]?.textContent?.trim() : undefined;
      });
    await this.press('Home');
    for (let presses = 0; presses < 30 && (await chosen()) !== option; presses += 1) await this.press('ArrowDown');
    expect(await chosen()).toBe(option);
  }

  /** Opens the system's window from the file field that has the focus. */
  async openChooser(key: 'Enter' | 'Space'): Promise<FileChooser> {
    const opened = this.page.waitForEvent('filechooser');
    await this.press(key);
    return opened;
  }

  private async walk(key: string, wanted: string | RegExp, type?: string): Promise<Focused> {
    const seen: string[] = [];
    for (let presses = 0; presses < 120; presses += 1) {
      await this.press(key);
      const at = await this.focused();
      seen.push(`${at.type}: ${at.text}`);
      if (at.type !== 'body') expect({ ...at }).toMatchObject({ isRinged: true, isInSight: true });
      if (fits(at, wanted, type)) return at;
    }
    throw new Error(`${key} never comes to ${String(wanted)}, but to:\n${seen.join('\n')}`);
  }
}
