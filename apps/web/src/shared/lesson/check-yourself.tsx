import type { CheckYourself as Check } from '@edukom/contracts';
import { Button, CheckboxField, FieldGroup, Icon, Notice, RadioGroup } from '@edukom/ui';
import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useT } from '../text/use-t.js';
import { useReading } from '../text/localized.js';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly isRight: boolean;
  /** What is said of it after checking. */
  readonly hint: ReactNode;
}

interface OptionsProps {
  readonly id: string;
  readonly options: readonly Option[];
  readonly chosen: ReadonlySet<string>;
  readonly words: { readonly label: ReactNode; readonly hint: ReactNode; readonly error: string | undefined };
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function OneOf({ id, options, chosen, words, onChoose }: OptionsProps) {
  return (
    <RadioGroup
      id={id}
      name={id}
      {...words}
      options={options}
      value={[...chosen][0] ?? null}
      onChange={(value) => onChoose(new Set([value]))}
    />
  );
}

function SomeOf({ id, options, chosen, words, onChoose }: OptionsProps) {
  const toggle = (value: string) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChoose(next);
  };
  return (
    <FieldGroup id={id} {...words}>
      {options.map(({ value, label, hint }) => (
        <CheckboxField
          key={value}
          id={`${id}-${value}`}
          label={label}
          hint={hint}
          checked={chosen.has(value)}
          onChange={() => toggle(value)}
        />
      ))}
    </FieldGroup>
  );
}

function Mark({ isRight }: { isRight: boolean }) {
  const t = useT();
  return (
    <span className={isRight ? 'web-check-right' : 'web-check-wrong'}>
      <Icon name={isRight ? 'check' : 'close'} />{' '}
      {t(isRight ? 'learning.check.option-right' : 'learning.check.option-wrong')}
    </span>
  );
}

const isAllRight = (options: readonly Option[], chosen: ReadonlySet<string>): boolean =>
  options.every(({ value, isRight }) => chosen.has(value) === isRight);

/** A question to oneself: the answer is judged here at once, may be tried again, and is never counted. */
export function CheckYourself({ check, onAnswered }: { check: Check; onAnswered: () => void }) {
  const t = useT();
  const { plain } = useReading();
  const id = useId();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [state, setState] = useState<'open' | 'empty' | 'checked'>('open');
  const isChecked = state === 'checked';
  const options = check.options.map((option, index): Option => {
    const value = String(index);
    const isTold = isChecked && (option.isRight || chosen.has(value));
    return {
      value,
      label: plain(option.text),
      isRight: option.isRight,
      hint: isTold ? <Mark isRight={option.isRight} /> : undefined,
    };
  });
  const isMany = check.options.filter(({ isRight }) => isRight).length > 1;
  const isRight = isAllRight(options, chosen);
  const Options = isMany ? SomeOf : OneOf;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setState(chosen.size === 0 ? 'empty' : 'checked');
    if (chosen.size > 0) onAnswered();
  };
  const choose = (next: ReadonlySet<string>) => {
    setChosen(next);
    setState('open');
  };
  return (
    <form className="web-check" noValidate onSubmit={submit}>
      <p className="web-kicker">
        <Icon name="quiz" /> {t('learning.check.title')}
      </p>
      <Options
        id={id}
        options={options}
        chosen={chosen}
        onChoose={choose}
        words={{
          label: plain(check.question),
          hint: t(isMany ? 'learning.check.many' : 'learning.check.one'),
          error: state === 'empty' ? t('learning.check.choose') : undefined,
        }}
      />
      <div role="status" className="web-check-feedback">
        {isChecked && (
          <Notice
            tone={isRight ? 'good' : 'warning'}
            title={t(isRight ? 'learning.check.right' : 'learning.check.wrong')}
          >
            {plain(check.explanation)}
          </Notice>
        )}
      </div>
      {isChecked ? (
        <Button key="again" onClick={() => choose(new Set())}>
          {t('learning.check.again')}
        </Button>
      ) : (
        <Button key="submit" type="submit">
          {t('learning.check.submit')}
        </Button>
      )}
    </form>
  );
}
