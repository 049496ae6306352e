import { uuidv7 } from '../../platform/db/ids.js';
import type { FieldProblem } from '../../platform/http/problem.js';
import type { CourseDraft, DraftActivity, DraftModule } from './course-draft.js';
import type { Outline, OutlineIds } from './drafts.repository.js';

/** Slugs and anchors that are used twice, with the pointer to the second use. */
export function repeatedNames({ modules }: Pick<CourseDraft, 'modules'>): FieldProblem[] {
  const slugs = new Set<string>();
  return modules.flatMap(({ activities }, at) =>
    activities.flatMap(({ slug, blocks = [] }, index) => {
      const pointer = `/modules/${at}/activities/${index}`;
      const anchors = new Set<string>();
      const isNew = (names: Set<string>, name: string) => names.size < names.add(name).size;
      return [
        ...(isNew(slugs, slug) ? [] : [{ pointer: `${pointer}/slug`, code: 'invalid' }]),
        ...blocks.flatMap(({ anchor }, block) =>
          isNew(anchors, anchor) ? [] : [{ pointer: `${pointer}/blocks/${block}/anchor`, code: 'invalid' }],
        ),
      ];
    }),
  );
}

/** The rows of a draft: modules keep their id by place, activities by slug and kind, blocks by anchor. */
export function outlineOf(
  versionId: string,
  modules: readonly DraftModule[],
  known: readonly OutlineIds[],
  knownBlocks: readonly { id: string; activity_id: string; anchor: string }[],
): Outline {
  const moduleIds = new Map(known.map((row) => [row.module_position, row.module_id]));
  const activityIds = new Map(known.map((row) => [`${row.kind} ${row.slug}`, row.activity_id]));
  const blockIds = new Map(knownBlocks.map((row) => [`${row.activity_id} ${row.anchor}`, row.id]));
  const outline: Outline = { modules: [], activities: [], blocks: [] };
  const addActivity = (activity: DraftActivity, moduleId: string, position: number): void => {
    const { kind, slug, title, minutes, isRequired = true, blocks = [] } = activity;
    const id = activityIds.get(`${kind} ${slug}`) ?? uuidv7();
    outline.activities.push({ id, moduleId, position, kind, slug, title, minutes, isRequired });
    blocks.forEach(({ anchor, kind: blockKind, body }, at) =>
      outline.blocks.push({
        id: blockIds.get(`${id} ${anchor}`) ?? uuidv7(),
        activityId: id,
        position: at + 1,
        anchor,
        kind: blockKind,
        body,
      }),
    );
  };
  modules.forEach(({ title, activities }, at) => {
    const id = moduleIds.get(at + 1) ?? uuidv7();
    outline.modules.push({ id, versionId, position: at + 1, title });
    activities.forEach((activity, index) => addActivity(activity, id, index + 1));
  });
  return outline;
}
