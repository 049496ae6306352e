import type { Visitor } from './visitor.js';

/** Begins a course with a module, and leaves the field for its first activity open: all by keyboard but the first link. */
export async function beginCourse(trainer: Visitor, name: string, module: string): Promise<void> {
  const { page, t } = trainer;
  await trainer.goto('/app/authoring');
  await page
    .getByRole('link', { name: t('authoring.list.begin') })
    .first()
    .click();
  await page.getByLabel(t('authoring.begin.name')).fill(name);
  await page.getByRole('button', { name: t('authoring.begin.submit'), exact: true }).click();
  await page.waitForURL(/\/authoring\/[\da-f-]{36}$/);
  await page.getByRole('button', { name: t('authoring.outline.add-module') }).press('Enter');
  await page.keyboard.type(module);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: module }).waitFor();
  await page.getByRole('button', { name: t('authoring.outline.add-activity') }).press('Enter');
}
