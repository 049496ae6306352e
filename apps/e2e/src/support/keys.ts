import type { FileChooser } from 'playwright-core';
import { until } from './until.js';
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

/** As long as a page may take to lead the focus on. */
const FOLLOWS_MS = 5_000;

/** Runs in the page. */
function look(): Focused {
  const element = document.activeElement ?? document.body;
  if (element !== document.body) Object.assign(globalThis, { hadFocus: true });
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

/** Runs in the page: somebody was somewhere on it, and is nowhere now. */
const isLost = (): boolean => document.activeElement === document.body && 'hadFocus' in globalThis;

type Wanted = string | RegExp;
const is = (said: string, wanted: Wanted): boolean =>
  typeof wanted === 'string' ? said === wanted : wanted.test(said);
const fits = ({ text, type }: Focused, wanted: Wanted, wantedType: Wanted = /^/): boolean =>
  is(text, wanted) && is(type, wantedType);

/** Somebody who has a keyboard and nothing else. Each stop on the way must be seen. */
export class Keys {
  /** @param isHeld - no press may lose the focus: whoever has been somewhere on a page is somewhere on it still */
  constructor(
    private readonly visitor: Visitor,
    private readonly isHeld = false,
  ) {}

  get page() {
    return this.visitor.page;
  }

  focused(): Promise<Focused> {
    return this.page.evaluate(look);
  }

  /** Waits until the focus is there: it may follow what has only just been drawn. */
  async isOn(wanted: Wanted, type?: Wanted): Promise<void> {
    const what = `The focus, wanted on ${String(wanted)},`;
    await until(
      () => this.focused(),
      (at) => fits(at, wanted, type),
      { withinMs: FOLLOWS_MS, what },
    );
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
  tabTo(wanted: Wanted, type?: string): Promise<Focused> {
    return this.walk('Tab', wanted, type);
  }

  /** The same, backwards. */
  backTo(wanted: Wanted, type?: string): Promise<Focused> {
    return this.walk('Shift+Tab', wanted, type);
  }

  /** Goes on to a field and writes. */
  async write(label: Wanted, words: string): Promise<void> {
    await this.tabTo(label);
    await this.type(words);
  }

  /** Goes on to a button and presses it. */
  async push(name: Wanted): Promise<void> {
    await this.tabTo(name, 'button');
    await this.press('Enter');
  }

  /** Goes on to a link and follows it. */
  async follow(name: Wanted): Promise<void> {
    await this.tabTo(name, 'a');
    await this.press('Enter');
  }

  /** Goes on to a checkbox and ticks it, or to a radio button of which none is chosen. */
  async tick(label: Wanted): Promise<void> {
    await this.tabTo(label);
    await this.press('Space');
  }

  /** In a group of radio buttons: arrows until the wanted one is chosen. */
  async arrowTo(wanted: Wanted): Promise<void> {
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

  private async walk(key: string, wanted: Wanted, type?: string): Promise<Focused> {
    const seen: string[] = [];
    await until(
      async () => this.isHeld && (await this.page.evaluate(isLost)),
      (lost) => !lost,
      { withinMs: FOLLOWS_MS, what: `That the focus was lost on the way to ${String(wanted)}` },
    );
    for (let presses = 0; presses < 120; presses += 1) {
      await this.press(key);
      // It may have to be scrolled to, and what lies over it to be drawn elsewhere.
      const at = await until(
        () => this.focused(),
        ({ type: where, isRinged, isInSight }) => where === 'body' || (isRinged && isInSight),
        { withinMs: FOLLOWS_MS, what: 'The focus, which must be ringed and in sight,' },
      );
      seen.push(`${at.type}: ${at.text}`);
      if (fits(at, wanted, type)) return at;
    }
    throw new Error(`${key} never comes to ${String(wanted)}, but to:\n${seen.join('\n')}`);
  }
}
