import {
  tryQuestion,
  type OutputOf,
  type QuestionResponseBody,
  type WrittenQuestion,
  wrongQuestion,
} from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { formatPoints } from '@edukom/i18n';
import { Button, Card, Notice } from '@edukom/ui';
import { useEffect, useState } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { call } from '../../../shared/api/call.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { QuestionInput } from '../components/question-input.js';
import '../quiz.css';

type Tried = OutputOf<typeof tryQuestion>;

/** How long after the last key the question is shown anew. */
const PAUSE_MS = 600;

export interface QuestionPreviewProps {
  readonly courseId: string;
  readonly locale: ContentLocale;
  readonly content: WrittenQuestion;
  readonly points: number;
}

/** The question as the server would show it to who answers it; what was there last stays while it is not whole. */
function useShown({ courseId, locale, content, points }: QuestionPreviewProps): {
  shown: Tried['question'] | null;
  isBehind: boolean;
} {
  const [shown, setShown] = useState<Tried['question'] | null>(null);
  const [isBehind, setBehind] = useState(false);
  const said = JSON.stringify(content);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      const body = { locale, content: JSON.parse(said) as WrittenQuestion, points, response: null };
      // By the rules the API applies: what is not whole yet need not be asked about with every pause.
      if (wrongQuestion(body.content, { locale, source: locale, max: points }).length > 0) {
        setBehind(true);
        return;
      }
      call(tryQuestion, { params: { courseId }, body }).then(
        ({ question }) => {
          if (isOver) return;
          setShown(question as Tried['question']);
          setBehind(false);
        },
        () => {
          if (!isOver) setBehind(true);
        },
      );
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [courseId, locale, said, points]);
  return { shown, isBehind };
}

function useTrial({ courseId, locale, content, points }: QuestionPreviewProps) {
  const t = useT();
  const pageLocale = useLocale();
  const announce = useAnnounce();
  const [result, setResult] = useState<string | null>(null);
  const tell = (score: Tried['score']) => {
    const text =
      score === null || score.kind === 'unanswered'
        ? t('builder.preview.unanswered')
        : score.kind === 'manual'
          ? t('builder.preview.manual')
          : t('builder.preview.score', {
              points: formatPoints(pageLocale, score.points),
              max: formatPoints(pageLocale, points),
            });
    setResult(text);
    announce(text);
  };
  const attempt = (response: QuestionResponseBody | null) =>
    call(tryQuestion, { params: { courseId }, body: { locale, content, points, response } }).then(
      ({ score }) => tell(score),
      () => setResult(t('builder.preview.behind')),
    );
  return { result, attempt, forget: () => setResult(null) };
}

/** The question as people will meet it, with the real player; *try it* asks the scorer of exams. */
export function QuestionPreview(props: QuestionPreviewProps) {
  const t = useT();
  const { shown, isBehind } = useShown(props);
  const [response, setResponse] = useState<QuestionResponseBody | null>(null);
  const { result, attempt, forget } = useTrial(props);
  return (
    <Card title={t('builder.preview.title')} className="qb-preview">
      {(isBehind || !shown) && <p className="ed-hint">{t('builder.preview.behind')}</p>}
      {shown && (
        <>
          <div className="qb-player">
            <QuestionInput
              key={shown.type}
              question={shown}
              response={response}
              onChange={(next) => {
                setResponse(next);
                forget();
              }}
            />
          </div>
          <div className="ed-actions">
            <Button isSmall icon="check" onClick={() => void attempt(response)}>
              {t('builder.preview.try')}
            </Button>
          </div>
          {result && <Notice>{result}</Notice>}
        </>
      )}
    </Card>
  );
}
