import type { AreaShape, MediaView } from '@edukom/contracts';
import { useEffect, useEffectEvent, useState, type PointerEvent } from 'react';
import { MediaField } from '../../../../shared/media/media-field.js';
import { useMediaOf } from '../../../../shared/media/queries.js';
import { useT } from '../../../../shared/text/use-t.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import type { WrittenSpecOf } from '../question-editor.js';

type Spec = WrittenSpecOf<'picture-choice'>;

/** The largest size of a picture that was checked, by the hash its address ends with. */
function largest(media: MediaView | undefined): Omit<Spec['picture'], 'alt'> | null {
  const variant = media?.state === 'ready' ? media.variants.at(-1) : undefined;
  const sha256 = variant && /[0-9a-f]{64}/u.exec(variant.url)?.[0];
  return variant && sha256 ? { sha256, width: variant.width, height: variant.height } : null;
}

const holds = (media: MediaView, sha256: string): boolean => media.variants.some(({ url }) => url.includes(sha256));

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a pointer is, in pixels of the picture. */
function pointIn(event: PointerEvent<SVGSVGElement>, { width, height }: Spec['picture']): Point {
  const box = event.currentTarget.getBoundingClientRect();
  const at = (offset: number, shown: number, whole: number) =>
    Math.round((Math.min(Math.max(offset, 0), shown) / Math.max(1, shown)) * whole);
  return { x: at(event.clientX - box.left, box.width, width), y: at(event.clientY - box.top, box.height, height) };
}

const between = (one: Point, other: Point): AreaShape => ({
  kind: 'rectangle',
  x: Math.min(one.x, other.x),
  y: Math.min(one.y, other.y),
  width: Math.max(1, Math.abs(one.x - other.x)),
  height: Math.max(1, Math.abs(one.y - other.y)),
});

function Shape({ shape }: { shape: AreaShape }) {
  if (shape.kind === 'circle') return <circle cx={shape.x} cy={shape.y} r={shape.radius} />;
  if (shape.kind === 'polygon') return <polygon points={shape.points.map((point) => point.join(',')).join(' ')} />;
  return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} />;
}

/** The picture with its areas; the last one touched by its number is drawn anew with a mouse or a finger. */
function Canvas({ spec, url, onArea }: { spec: Spec; url: string; onArea: (at: number, shape: AreaShape) => void }) {
  const [from, setFrom] = useState<(Point & { at: number }) | null>(null);
  const { picture, areas } = spec;
  const nearest = (point: Point): number => {
    const inside = areas.findIndex(
      ({ shape }) =>
        shape.kind === 'rectangle' &&
        point.x >= shape.x &&
        point.x <= shape.x + shape.width &&
        point.y >= shape.y &&
        point.y <= shape.y + shape.height,
    );
    return inside < 0 ? areas.length - 1 : inside;
  };
  return (
    <figure className="quiz-picture">
      <img src={url} width={picture.width} height={picture.height} alt="" />
      <svg
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        aria-hidden="true"
        focusable="false"
        onPointerDown={(event) => {
          const point = pointIn(event, picture);
          setFrom({ ...point, at: nearest(point) });
        }}
        onPointerMove={(event) => {
          if (from && event.buttons > 0) onArea(from.at, between(from, pointIn(event, picture)));
        }}
        onPointerUp={() => setFrom(null)}
      >
        {areas.map(({ id, shape }) => (
          <g key={id} className="quiz-area">
            <Shape shape={shape} />
          </g>
        ))}
      </svg>
    </figure>
  );
}

export interface PictureFieldProps {
  readonly spec: Spec;
  readonly onChange: (picture: Spec['picture']) => void;
  readonly onArea: (at: number, shape: AreaShape) => void;
}

/** The picture of the question, the file chosen for it, and its address when it can be shown. */
function usePicture(
  picture: Spec['picture'],
  courseId: string,
  onFound: (found: Omit<Spec['picture'], 'alt'>) => void,
) {
  const { data } = useMediaOf(courseId);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const all = data?.media ?? [];
  const known = all.find((media) => picture.sha256 !== '' && holds(media, picture.sha256));
  const found = largest(all.find(({ id }) => id === chosenId));
  const tell = useEffectEvent(() => {
    if (found && found.sha256 !== picture.sha256) onFound(found);
  });
  // An upload is known by its id before it is checked: its size and hash come afterwards.
  useEffect(() => tell(), [found?.sha256]);
  const url = known?.variants.find((variant) => variant.url.includes(picture.sha256))?.url;
  return { mediaId: chosenId ?? known?.id ?? null, url, choose: setChosenId };
}

/** Chooses or uploads the picture; a question names it by its content, so that it can never become another one. */
export function PictureField({ spec, onChange, onArea }: PictureFieldProps) {
  const t = useT();
  const { courseId, errorAt, idOf } = useQuestionDesk();
  const { picture } = spec;
  const { mediaId, url, choose } = usePicture(picture, courseId, (found) => onChange({ ...picture, ...found }));
  return (
    <>
      <MediaField
        id={idOf('spec/picture/sha256')}
        courseId={courseId}
        kind="image"
        mediaId={mediaId}
        label={t('builder.picture.label')}
        error={errorAt('spec/picture/sha256')}
        onChange={(id) => {
          choose(id);
          if (id === null) onChange({ ...picture, sha256: '' });
        }}
      />
      {url && <Canvas spec={spec} url={url} onArea={onArea} />}
    </>
  );
}
