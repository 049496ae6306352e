import { downloadAnswerFile, type LateAnswer } from '@edukom/contracts';
import { DescriptionList } from '@edukom/ui';
import { addressOf } from '../../../shared/api/path-of.js';
import { LOCALE_NAMES } from '../../../shared/text/locale-names.js';
import { useT } from '../../../shared/text/use-t.js';
import { responseText } from '../responses.js';
import { useContent } from '../use-content.js';

type Side = Pick<LateAnswer['late'], 'response' | 'locale' | 'file'>;

interface AnswerSideProps {
  readonly attemptId: string;
  readonly title: string;
  readonly question: LateAnswer['question'];
  readonly side: Side | null;
}

function useWords(question: LateAnswer['question'], side: Side | null): string {
  const t = useT();
  const read = useContent();
  const words = {
    isTrue: t('quiz.question.true'),
    isFalse: t('quiz.question.false'),
    fileName: () => side?.file?.name ?? '',
  };
  return responseText(question, side?.response, (text) => read(text).value, words);
}

/** One of two answers to the same question: what was answered, and in which language. */
export function AnswerSide({ attemptId, title, question, side }: AnswerSideProps) {
  const t = useT();
  const words = useWords(question, side);
  const file = side?.file;
  return (
    <section>
      <h3>{title}</h3>
      <p className="quiz-typed">{words || t('sittings.decide.no-answer')}</p>
      {file && (
        <p>
          <a href={addressOf(downloadAnswerFile, { params: { attemptId, mediaId: file.mediaId } })} download>
            {t('sittings.decide.file', { name: file.name })}
          </a>
        </p>
      )}
      {side && (
        <DescriptionList
          items={[
            {
              key: 'language',
              term: t('sittings.decide.language'),
              detail: <span lang={side.locale}>{LOCALE_NAMES[side.locale]}</span>,
            },
          ]}
        />
      )}
    </section>
  );
}
