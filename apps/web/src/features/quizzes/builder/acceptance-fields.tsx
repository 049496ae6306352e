import type { WrittenQuestion } from '@edukom/contracts';
import { formatPoints } from '@edukom/i18n';
import { Button, CheckboxField, FieldGroup, SelectField, TextField } from '@edukom/ui';
import { useState, type ReactNode } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { RowTool } from './part-rows.js';
import { useQuestionDesk } from './question-desk.js';
import { useRowFocus } from './row-focus.js';
import { readDecimal, TypedField } from './typed-field.js';

type TextKey = Extract<WrittenQuestion['key'], { type: 'short-text' }>;
export type TextAcceptance = Pick<TextKey, 'accepted' | 'fold' | 'hasWildcards'>;
type NumberKey = Extract<WrittenQuestion['key'], { type: 'numeric' }>;
export type NumberAcceptance = Pick<NumberKey, 'accepted' | 'units'>;
type Range = NumberKey['accepted'][number];

const WHOLE = 10_000;

const readShare = (typed: string): number | undefined => {
  const percent = readDecimal(typed);
  return percent !== undefined && percent > 0 && percent <= 100 ? Math.round(percent * 100) : undefined;
};

/** A share in percent as it is typed; stored in basis points. */
function ShareField({ share, onChange }: { share: number; onChange: (share: number) => void }) {
  const t = useT();
  const locale = useLocale();
  return (
    <TypedField
      label={t('builder.accept.share')}
      inputMode="decimal"
      width="short"
      value={share}
      read={readShare}
      write={(stored) => formatPoints(locale, stored)}
      onChange={onChange}
    />
  );
}

interface RowsProps<Item> {
  readonly items: readonly Item[];
  /** What a row is called: `Accepted text 2`. */
  readonly nameOf: (at: number) => string;
  /** Their fields are named alike: each row is a group with a name. */
  readonly isGrouped?: boolean;
  readonly addText: string;
  readonly fresh: Item;
  readonly onChange: (items: Item[]) => void;
  readonly children: (item: Item, at: number) => ReactNode;
}

/** Answers that count as right, one beside the other. */
function Rows<Item>({ items, nameOf, isGrouped = false, addText, fresh, onChange, children }: RowsProps<Item>) {
  const t = useT();
  const announce = useAnnounce();
  const { box, follow } = useRowFocus();
  return (
    <div ref={box} className="qb-rows">
      {items.map((item, at) => (
        <div key={at} className="qb-row" {...(isGrouped ? { role: 'group', 'aria-label': nameOf(at) } : {})}>
          <div className="qb-row-fields qb-inline">{children(item, at)}</div>
          <div className="qb-row-tools">
            <RowTool
              tool="remove"
              label={t('builder.part.remove', { name: nameOf(at) })}
              isOff={items.length === 1}
              onPress={() => {
                follow({ did: 'remove', at });
                onChange(items.toSpliced(at, 1));
                announce(t('builder.part.removed', { name: nameOf(at) }));
              }}
            />
          </div>
        </div>
      ))}
      <Button
        isSmall
        icon="plus"
        onClick={() => {
          follow({ did: 'add' });
          onChange([...items, fresh]);
        }}
      >
        {addText}
      </Button>
    </div>
  );
}

const wordsOf = (variant: TextKey['accepted'][number]): string =>
  typeof variant === 'string' ? variant : variant.text;
const shareOf = (variant: TextKey['accepted'][number]): number => (typeof variant === 'string' ? WHOLE : variant.share);
const variantOf = (text: string, share: number): TextKey['accepted'][number] =>
  share === WHOLE ? text : { text, share };

/** Texts that count as right, whatever language they are in. `path`: where they stand, as errors name it. */
export function TextsAccepted({
  path,
  value,
  onChange,
}: {
  path: string;
  value: TextAcceptance;
  onChange: (value: TextAcceptance) => void;
}) {
  const t = useT();
  const { errorAt, idOf } = useQuestionDesk();
  const { accepted } = value;
  const set = (next: TextKey['accepted']) => onChange({ ...value, accepted: next });
  return (
    <FieldGroup
      id={idOf(`${path}/accepted`)}
      label={t('builder.accept.texts')}
      hint={t('builder.accept.texts-hint')}
      error={errorAt(`${path}/accepted`)}
    >
      <Rows<TextKey['accepted'][number]>
        items={accepted}
        nameOf={(at) => t('builder.accept.text', { number: at + 1 })}
        addText={t('builder.accept.add-text')}
        fresh=""
        onChange={set}
      >
        {(variant, at) => (
          <>
            <TextField
              id={idOf(`${path}/accepted/${at}`)}
              label={t('builder.accept.text', { number: at + 1 })}
              error={errorAt(`${path}/accepted/${at}`)}
              value={wordsOf(variant)}
              onChange={({ target }) => set(accepted.with(at, variantOf(target.value, shareOf(variant))))}
            />
            <ShareField
              share={shareOf(variant)}
              onChange={(share) => set(accepted.with(at, variantOf(wordsOf(variant), share)))}
            />
          </>
        )}
      </Rows>
      <CheckboxField
        label={t('builder.accept.fold')}
        hint={t('builder.accept.fold-hint')}
        checked={value.fold}
        onChange={({ target }) => onChange({ ...value, fold: target.checked })}
      />
      <CheckboxField
        label={t('builder.accept.wildcards')}
        hint={t('builder.accept.wildcards-hint')}
        checked={value.hasWildcards === true}
        onChange={({ target }) => onChange({ ...value, hasWildcards: target.checked })}
      />
    </FieldGroup>
  );
}

function NumberRow({ path, range, onChange }: { path: string; range: Range; onChange: (range: Range) => void }) {
  const t = useT();
  const { errorAt, idOf } = useQuestionDesk();
  const part = (name: 'value' | 'tolerance') => ({
    id: idOf(`${path}/${name}`),
    label: t(`builder.accept.${name}`),
    error: errorAt(`${path}/${name}`),
    inputMode: 'decimal' as const,
    width: 'short' as const,
    value: range[name],
    onChange: ({ target }: { target: { value: string } }) => onChange({ ...range, [name]: target.value }),
  });
  return (
    <>
      <TextField {...part('value')} />
      <TextField {...part('tolerance')} />
      <SelectField
        label={t('builder.accept.tolerance-in')}
        value={range.toleranceIn ?? 'absolute'}
        width="short"
        options={(['absolute', 'percent'] as const).map((value) => ({ value, label: t(`builder.accept.${value}`) }))}
        onChange={({ target }) =>
          onChange({ ...range, toleranceIn: target.value === 'percent' ? 'percent' : 'absolute' })
        }
      />
      <ShareField share={range.share ?? WHOLE} onChange={(share) => onChange({ ...range, share })} />
    </>
  );
}

/** Units as one line; what stands between commas is one. */
function Units({
  path,
  units,
  onChange,
}: {
  path: string;
  units: readonly string[];
  onChange: (units: string[]) => void;
}) {
  const t = useT();
  const { errorAt, idOf } = useQuestionDesk();
  const [typed, setTyped] = useState(units.join(', '));
  return (
    <TextField
      id={idOf(`${path}/units`)}
      label={t('builder.accept.units')}
      hint={t('builder.accept.units-hint')}
      error={errorAt(`${path}/units`)}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(
          target.value
            .split(',')
            .map((unit) => unit.trim())
            .filter((unit) => unit !== ''),
        );
      }}
    />
  );
}

/** Numbers that count as right, each with its tolerance. */
export function NumbersAccepted({
  path,
  value,
  onChange,
}: {
  path: string;
  value: NumberAcceptance;
  onChange: (value: NumberAcceptance) => void;
}) {
  const t = useT();
  const { errorAt, idOf } = useQuestionDesk();
  const { accepted } = value;
  const set = (next: Range[]) => onChange({ ...value, accepted: next });
  return (
    <FieldGroup
      id={idOf(`${path}/accepted`)}
      label={t('builder.accept.numbers')}
      hint={t('builder.accept.numbers-hint')}
      error={errorAt(`${path}/accepted`)}
    >
      <Rows<Range>
        isGrouped
        items={accepted}
        nameOf={(at) => t('builder.accept.number', { number: at + 1 })}
        addText={t('builder.accept.add-number')}
        fresh={{ value: '', tolerance: '0' }}
        onChange={set}
      >
        {(range, at) => (
          <NumberRow path={`${path}/accepted/${at}`} range={range} onChange={(next) => set(accepted.with(at, next))} />
        )}
      </Rows>
      <Units path={path} units={value.units ?? []} onChange={(units) => onChange({ ...value, units })} />
    </FieldGroup>
  );
}
