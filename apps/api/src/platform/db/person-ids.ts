/**
 * SQL for every id under which the person of an id is known, as an array: the person who stays and all that are merged
 * into them, whichever of them was given. A merge is a row in `person_alias` and rewrites nothing, so whoever asks for all
 * that is somebody's compares with `= ANY (idsOfPerson('$1'))` instead of `= $1`. Two lookups by key, once per statement
 * when `of` is a parameter.
 * @param of a parameter or column of type uuid.
 */
export const idsOfPerson = (of: string): string =>
  `ARRAY(SELECT unnest(w.root || ARRAY(SELECT l.merged_id FROM person_alias l WHERE l.survivor_id = w.root))
    FROM (SELECT coalesce((SELECT k.survivor_id FROM person_alias k WHERE k.merged_id = ${of}), ${of}::uuid) AS root) w)`;

/** SQL for the id of the person who stays: the id itself unless it is merged into another. */
export const survivorOf = (of: string): string =>
  `coalesce((SELECT k.survivor_id FROM person_alias k WHERE k.merged_id = ${of}), ${of})`;
