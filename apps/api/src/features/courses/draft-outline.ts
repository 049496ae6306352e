import { summariseTexts } from '@edukom/domain';
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

/** A row that is there already keeps its id, and its revision counts on. */
const kept = (known: { id: string | null; revision: number | null } | undefined) => ({
  id: known?.id ?? uuidv7(),
  revision: (known?.revision ?? 0) + 1,
});

/** The rows of a draft: modules keep their id by place, activities by slug and kind, blocks by anchor. */
export function outlineOf(
  { versionId, at: now }: { versionId: string; at: Date },
  modules: readonly DraftModule[],
  known: readonly OutlineIds[],
  knownBlocks: readonly { id: string; activity_id: string; anchor: string; revision: number }[],
): Outline {
  const knownModules = new Map(
    known.map((row) => [row.module_position, { id: row.module_id, revision: row.module_revision }]),
  );
  const knownActivities = new Map(
    known.map((row) => [`${row.kind} ${row.slug}`, { id: row.activity_id, revision: row.activity_revision }]),
  );
  const blocksByPlace = new Map(knownBlocks.map((row) => [`${row.activity_id} ${row.anchor}`, row]));
  const outline: Outline = { modules: [], activities: [], blocks: [] };
  const addActivity = (activity: DraftActivity, moduleId: string, position: number): void => {
    const { kind, slug, title, minutes, isRequired = true, conditions = [], blocks = [] } = activity;
    const { id, revision } = kept(knownActivities.get(`${kind} ${slug}`));
    const completion = activity.completion ?? { kind: 'usual' };
    const settings = { minutes, isRequired, conditions, completion };
    outline.activities.push({ id, moduleId, position, kind, slug, title, ...settings, revision });
    blocks.forEach(({ anchor, kind: blockKind, body }, at) =>
      outline.blocks.push({
        ...kept(blocksByPlace.get(`${id} ${anchor}`)),
        activityId: id,
        position: at + 1,
        anchor,
        kind: blockKind,
        body,
        changedAt: now,
        changedBy: null,
        editingSince: now,
        textSummary: summariseTexts(body),
      }),
    );
  };
  modules.forEach(({ title, activities }, at) => {
    const { id, revision } = kept(knownModules.get(at + 1));
    outline.modules.push({ id, versionId, position: at + 1, title, revision });
    activities.forEach((activity, index) => addActivity(activity, id, index + 1));
  });
  return outline;
}
