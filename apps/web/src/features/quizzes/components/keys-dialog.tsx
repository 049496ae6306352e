import { Button, Dialog } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

/** Names of keys are the same in every language here. */
const KEYS = [
  ['0–9', 'digits'],
  ['Enter', 'enter'],
  ['J ↓', 'next'],
  ['K ↑', 'previous'],
  ['C', 'comment'],
  ['B', 'bank'],
  ['Alt + ← →', 'anywhere'],
  ['?', 'help'],
] as const;

/** The keys of the marking desk. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('grading.keys.title')}
      closeText={t('grading.keys.close')}
      actions={<Button onClick={onClose}>{t('grading.keys.close')}</Button>}
    >
      <table className="grading-keys">
        <thead>
          <tr>
            <th scope="col">{t('grading.keys.key')}</th>
            <th scope="col">{t('grading.keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(([key, name]) => (
            <tr key={name}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{t(`grading.keys.${name}-does`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ed-hint">{t('grading.keys.note')}</p>
    </Dialog>
  );
}
