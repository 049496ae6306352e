import { EmptyState, PageHeader, TaskList } from '@edukom/ui';
import { Suspense } from 'react';
import { TodoPending } from '../../shared/feedback/todo-pending.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useMe } from '../../shared/session/me.js';
import { useT } from '../../shared/text/use-t.js';
import { TODO_SOURCES } from './todo-sources.js';

/** Everybody's home: what waits for me, drawn from the sources of every feature. */
export function Component() {
  const t = useT();
  const me = useMe();
  usePageTitle(t('shell.app.home'));
  return (
    <>
      <PageHeader title={t('home.todo.greeting', { name: me.givenName })} lead={t('home.todo.lead')} />
      <TaskList className="web-todo" aria-label={t('home.todo.list')}>
        {TODO_SOURCES.filter((source) => source.isFor(me)).map(({ key, Tasks }) => (
          <Suspense key={key} fallback={<TodoPending />}>
            <Tasks me={me} />
          </Suspense>
        ))}
      </TaskList>
      <div className="web-todo-empty">
        <EmptyState icon="check" title={t('home.todo.empty.title')}>
          {t('home.todo.empty.text')}
        </EmptyState>
      </div>
    </>
  );
}
