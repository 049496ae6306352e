import { loadTranslate } from '@edukom/i18n';
import { exportQuizItems, exportRunItems, getQuizItems, getRunItems, type InputOf } from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { Controller } from '@nestjs/common';
import { type FileResult, Route } from '../../../platform/http/route.js';
import { ItemAnalysisService } from './item-analysis.service.js';
import { itemsCsv } from './items-csv.js';
import type { CorrectionScope } from '../rescoring.repository.js';

/** Item analysis: of a run for its trainers, over all runs for those who write the course. */
@Controller()
export class ItemsController {
  constructor(private readonly items: ItemAnalysisService) {}

  @Route(getRunItems)
  async ofRun({ params }: InputOf<typeof getRunItems>) {
    return this.items.analysis(params);
  }

  @Route(getQuizItems)
  async ofQuiz({ params }: InputOf<typeof getQuizItems>) {
    return this.items.analysis({ ...params, runId: null });
  }

  @Route(exportRunItems)
  async csvOfRun({ params, query }: InputOf<typeof exportRunItems>) {
    return this.#csv(params, query.locale);
  }

  @Route(exportQuizItems)
  async csvOfQuiz({ params, query }: InputOf<typeof exportQuizItems>) {
    return this.#csv({ ...params, runId: null }, query.locale);
  }

  async #csv(scope: CorrectionScope, locale: InterfaceLocale): Promise<FileResult> {
    const view = await this.items.analysis(scope);
    const content = itemsCsv(view, locale, await loadTranslate(locale));
    return { content, contentType: 'text/csv; charset=utf-8', fileName: `items-${view.run?.code ?? 'all'}.csv` };
  }
}
