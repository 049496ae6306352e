import './zod-without-eval.js';
import { beginWithLearnerTexts, loadTranslate } from '@edukom/i18n';
import { begin } from './app/begin.js';
import { createQueryClient } from './shared/api/query-client.js';
import { registerWorker } from './shared/offline/register-worker.js';
import { isMissingChunk, reloadOnce } from './shared/session/reload-once.js';
import { chosenTheme, showTheme } from './shared/theme/theme.js';
import { localeOfPath } from './shared/text/locale-path.js';

async function start(root: HTMLElement): Promise<void> {
  beginWithLearnerTexts();
  const client = createQueryClient();
  registerWorker(() => void client.invalidateQueries());
  const first = await loadTranslate(localeOfPath(location.pathname) ?? 'sq');
  await begin(root, client, first);
}

showTheme(chosenTheme());
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
start(root).catch((error: unknown) => {
  if (!isMissingChunk(error) || !reloadOnce()) throw error;
});
