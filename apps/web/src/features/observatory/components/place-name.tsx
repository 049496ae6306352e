import type { PlaceFigures } from '@edukom/contracts';
import type { Translate } from '@edukom/i18n';
import { useT } from '../../../shared/text/use-t.js';
import { Shown } from './shown.js';

type PlaceRef = PlaceFigures['place'];

/** A district shares its name with a municipality: it says what it is. */
export const placeText = (t: Translate, { kind, name }: PlaceRef): string =>
  kind === 'district' ? t('observatory.place.district', { name: name.value }) : name.value;

export function PlaceName({ place }: { readonly place: PlaceRef }) {
  const t = useT();
  return place.kind === 'district' ? placeText(t, place) : <Shown text={place.name} />;
}
