import type { WrittenQuestion } from '@edukom/contracts';
import { Button, CheckboxField, FieldGroup, Icon, SelectField, TextField } from '@edukom/ui';
import { useState } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { useQuestionDesk } from './question-desk.js';

type TextKey = Extract<WrittenQuestion['key'], { type: 'short-text' }>;
export type TextAcceptance = Pick<TextKey, 'accepted' | 'fold' | 'hasWildcards'>;
type NumberKey = Extract<WrittenQuestion['key'], { type: 'numeric' }>;
export type NumberAcceptance = Pick<NumberKey, 'accepted' | 'units'>;
type Range = NumberKey['accepted'][number];

const WHOLE = 10_000;

/** A share in percent as it is typed; stored in basis points. */
function ShareField({ share, onChange }: { share: number; onChange: (share: number) => void }) {
  const t = useT();
  return (
    <TextField
      label={t('builder.accept.share')}
      inputMode="decimal"
      width="short"
      defaultValue={String(share / 100)}
      onChange={({ target }) => {
        const percent = Number(target.value.replace(',', '.'));
        if (percent > 0 && percent <= 100) onChange(Math.round(percent * 100));
      }}
    />
  );
}

function Remove({ number, isOff, onPress }: { number: number; isOff: boolean; onPress: () => void }) {
  const t = useT();
  return (
    <button type="button" className="qb-tool" disabled={isOff} onClick={onPress}>
      <Icon name="trash" label={t('builder.accept.remove', { number })} />
    </button>
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
      {accepted.map((variant, at) => (
        <div key={at} className="qb-row">
          <div className="qb-row-fields qb-inline">
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
          </div>
          <Remove number={at + 1} isOff={accepted.length === 1} onPress={() => set(accepted.toSpliced(at, 1))} />
        </div>
      ))}
      <Button isSmall icon="plus" onClick={() => set([...accepted, ''])}>
        {t('builder.accept.add-text')}
      </Button>
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
      {accepted.map((range, at) => (
        <div key={at} className="qb-row">
          <div className="qb-row-fields qb-inline">
            <NumberRow
              path={`${path}/accepted/${at}`}
              range={range}
              onChange={(next) => set(accepted.with(at, next))}
            />
          </div>
          <Remove number={at + 1} isOff={accepted.length === 1} onPress={() => set(accepted.toSpliced(at, 1))} />
        </div>
      ))}
      <Button isSmall icon="plus" onClick={() => set([...accepted, { value: '', tolerance: '0' }])}>
        {t('builder.accept.add-number')}
      </Button>
      <Units path={path} units={value.units ?? []} onChange={(units) => onChange({ ...value, units })} />
    </FieldGroup>
  );
}
