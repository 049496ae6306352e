/**
 * What somebody's position is called, where `f` is their affiliation; null: none. The one place that knows where a title
 * lies: a profile is found by the title, folded, so the same title in 38 municipalities leads to the same profile.
 */
export const POSITION_TITLE = '(SELECT q.name FROM position q WHERE q.id = f.position_id)';
