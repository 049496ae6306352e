import type { BankQuestion } from '@edukom/contracts';
import { Table, type Column } from '@edukom/ui';
import { formatPoints } from '@edukom/i18n';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';

interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (questionId: string, isChosen: boolean) => void;
}

/** The places of gaps as people draw them. */
const shownGaps = (text: string): string => text.replace(/\{\{[\w-]{1,40}\}\}/gu, '____');

function Prompt({ question, choosing }: { question: BankQuestion; choosing: Choosing }) {
  const t = useT();
  const read = useReadText();
  return (
    <span className="bank-prompt">
      <input
        type="checkbox"
        className="bank-tick"
        aria-label={t('bank.choose', { prompt: read(question.prompt).slice(0, 100) })}
        checked={choosing.chosen.has(question.questionId)}
        onChange={(event) => choosing.onChoose(question.questionId, event.target.checked)}
      />
      <span>
        <Localized text={question.prompt} />
        {question.gapText && <span className="ed-second">{shownGaps(read(question.gapText))}</span>}
        {question.duplicates > 0 && (
          <span className="ed-second bank-warning">{t('bank.duplicates', { count: question.duplicates })}</span>
        )}
      </span>
    </span>
  );
}

/** The questions of a page, each with a box to tick. */
export function BankTable({ questions, choosing }: { questions: readonly BankQuestion[]; choosing: Choosing }) {
  const t = useT();
  const locale = useLocale();
  const columns: Column<BankQuestion>[] = [
    {
      key: 'prompt',
      header: t('bank.question'),
      isRowHeader: true,
      cell: (question) => <Prompt question={question} choosing={choosing} />,
    },
    { key: 'type', header: t('bank.type'), cell: ({ type }) => t(`bank.type.${type}`) },
    {
      key: 'competence',
      header: t('bank.competence'),
      cell: ({ competence, tags }) => (
        <>
          {competence}
          <span className="ed-second">{tags.join(' · ')}</span>
        </>
      ),
    },
    {
      key: 'difficulty',
      header: t('bank.difficulty'),
      cell: ({ difficulty }) => (difficulty === null ? '–' : t('bank.difficulty-of', { level: String(difficulty) })),
    },
    { key: 'points', header: t('bank.points'), isNumeric: true, cell: ({ points }) => formatPoints(locale, points) },
    { key: 'version', header: t('bank.version'), isNumeric: true, cell: ({ version }) => version },
    {
      key: 'used',
      header: t('bank.used'),
      cell: ({ quizzes }) => (quizzes === 0 ? t('bank.unused') : t('bank.quizzes', { count: quizzes })),
    },
  ];
  return (
    <Table
      caption={t('bank.title')}
      isCaptionHidden
      columns={columns}
      rows={questions}
      rowKey={({ questionId }) => questionId}
      className="bank-table"
    />
  );
}
