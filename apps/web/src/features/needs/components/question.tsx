import type { CompetenceLevel, MyNeeds } from '@edukom/contracts';
import { RadioGroup } from '@edukom/ui';
import { useEffect, useRef } from 'react';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import type { SaveState } from '../use-answers.js';

type Competence = MyNeeds['areas'][number]['competences'][number];

const STATE_TEXT = {
  saving: 'needs.assess.saving',
  saved: 'needs.assess.saved',
  unsaved: 'needs.assess.unsaved',
} as const;

interface QuestionProps {
  readonly area: string;
  readonly competence: Competence;
  readonly levels: readonly CompetenceLevel[];
  readonly level: number | undefined;
  readonly state: SaveState;
  readonly error: unknown;
  readonly onChoose: (level: number) => void;
  readonly onRetry: () => void;
}

/** One competence: in everyday words, and where the person stands in it. */
export function Question(props: QuestionProps) {
  const { area, competence, levels, level, state, error, onChoose, onRetry } = props;
  const t = useT();
  const read = useReadText();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(competence.key);
  useEffect(() => {
    if (shown.current === competence.key) return;
    shown.current = competence.key;
    heading.current?.focus();
  }, [competence.key]);
  return (
    <section className="ed-stack">
      <div>
        <p className="ed-hint">{area}</p>
        <h2 ref={heading} tabIndex={-1}>
          <Localized text={competence.name} />
        </h2>
        <p>
          <Localized text={competence.hint} />
        </p>
      </div>
      <RadioGroup
        name={`level-${competence.key}`}
        label={t('needs.assess.level')}
        value={level === undefined ? null : String(level)}
        onChange={(value) => onChoose(Number(value))}
        options={[
          { value: '0', label: t('needs.assess.zero'), hint: t('needs.assess.zero-text') },
          ...levels.map((one) => ({ value: String(one.level), label: read(one.name), hint: read(one.statement) })),
        ]}
      />
      <p role="status" className="ed-hint">
        {state in STATE_TEXT && t(STATE_TEXT[state as keyof typeof STATE_TEXT])}
      </p>
      {state === 'failed' && <ProblemNotice error={error} onRetry={onRetry} />}
    </section>
  );
}
