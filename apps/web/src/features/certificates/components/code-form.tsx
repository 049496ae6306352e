import { Button, TextField } from '@edukom/ui';
import { usePublicPage } from '../../../shared/public/public-page.js';

/** The form that asks for a code: sent by GET, so that it works without a script and the answer has an address. */
export function CodeForm() {
  const { t, locale, url } = usePublicPage();
  return (
    <form method="get" action={`/${locale}/verify`} className="web-form">
      <TextField
        name="code"
        label={t('certificates.verify.code')}
        hint={t('certificates.verify.hint')}
        defaultValue={url.searchParams.get('code') ?? undefined}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={80}
        required
      />
      <Button type="submit" variant="primary">
        {t('certificates.verify.submit')}
      </Button>
    </form>
  );
}
