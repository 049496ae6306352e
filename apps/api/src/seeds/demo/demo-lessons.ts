import { courseSource } from '../content/course-source.js';
import { DEMO_COURSE } from '../seed-course.js';

let anchors: ReadonlyMap<string, readonly string[]> | undefined;

/** Anchors of a lesson's blocks, from the course's own files. */
export function lessonAnchors(slug: string): readonly string[] {
  anchors ??= new Map(
    courseSource(DEMO_COURSE).draft.modules.flatMap((module) =>
      module.activities.map(
        (activity) => [activity.slug, (activity.blocks ?? []).map((block) => block.anchor)] as const,
      ),
    ),
  );
  return anchors.get(slug) ?? [];
}
