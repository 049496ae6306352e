import { type DraftBlock, readLessonHistory } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useT } from '../../../shared/text/use-t.js';
import { useDesk } from '../desk/desk.js';
import { contentOf, plainTextOf } from '../model/block-content.js';
import { isMadeFrom } from '../model/text-states.js';
import { DiffText } from './diff-text.js';

/** What changed in the source since the translation was made, from the history of the block. */
export function SourceChange({ block, target }: { block: DraftBlock; target: ContentLocale }) {
  const t = useT();
  const { courseId, activityId, source } = useDesk();
  const query = useQuery({
    ...queryOf(readLessonHistory, { params: { courseId, activityId }, query: { blockId: block.id } }),
    staleTime: 0,
  });
  return (
    <div className="au-source-change">
      <Loaded query={query} count={2}>
        {({ entries }) => {
          const then = entries.find((entry) => isMadeFrom(entry.block, block, target));
          if (!then) return <p className="ed-hint">{t('writing.state.change-unknown')}</p>;
          const [before, after] = [then.block, block].map((one) => plainTextOf(contentOf(one, source)));
          return <DiffText before={before ?? ''} after={after ?? ''} lang={source} />;
        }}
      </Loaded>
    </div>
  );
}
