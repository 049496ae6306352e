import type { CompetenceEvidence, CompetenceGap } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson } from '../../platform/db/person-ids.js';
import { CompetenceAssessment } from './entities/competence-assessment.entity.js';

export interface AssessmentRow {
  id: string;
  number: number;
  framework: string;
  framework_id: string;
  started_at: Date;
  completed_at: Date | null;
}
export interface AnswerRow {
  competence: string;
  level: number;
}

const ASSESSMENT = `SELECT a.id, a.number, f.key AS framework, a.framework_id, a.started_at, a.completed_at
  FROM competence_assessment a JOIN competence_framework f ON f.id = a.framework_id`;
type Row = AssessmentRow & Record<string, unknown>;

/** How officials assess themselves. Every statement names the person: nobody reads the assessment of somebody else. */
@Injectable()
export class AssessmentsRepository {
  constructor(private readonly db: Db) {}

  /** Of one person, the newest first. */
  ofPerson(personId: string): Promise<AssessmentRow[]> {
    return this.db.query<Row>(
      `${ASSESSMENT} WHERE a.person_id = ANY (${idsOfPerson('$1')}) ORDER BY a.started_at DESC, a.id`,
      [personId],
    );
  }

  /** One's own assessment, held until the transaction ends, so that no answer arrives after its completion. */
  lock(personId: string, assessmentId: string): Promise<AssessmentRow | null> {
    return this.db.one<Row>(
      `${ASSESSMENT} WHERE a.id = $1 AND a.person_id = ANY (${idsOfPerson('$2')}) FOR UPDATE OF a`,
      [assessmentId, personId],
    );
  }

  answers(assessmentId: string): Promise<AnswerRow[]> {
    return this.db.query(
      'SELECT competence_key AS competence, level FROM competence_answer WHERE assessment_id = $1 ORDER BY competence_key',
      [assessmentId],
    );
  }

  /** Begins an assessment unless one is under way, under whichever name; gives the one that is. Two presses at once give the same. */
  async begin(
    assessment: Pick<CompetenceAssessment, 'id' | 'personId' | 'frameworkId' | 'startedAt'>,
  ): Promise<string> {
    const { id, personId, frameworkId, startedAt } = assessment;
    await this.db.execute(
      `INSERT INTO competence_assessment (id, person_id, number, framework_id, started_at)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4 FROM competence_assessment WHERE person_id = $2
       HAVING NOT EXISTS (SELECT 1 FROM competence_assessment WHERE person_id = ANY (${idsOfPerson('$2')}) AND completed_at IS NULL)
       ON CONFLICT DO NOTHING`,
      [id, personId, frameworkId, startedAt],
    );
    const open = await this.db.one<{ id: string }>(
      `SELECT id FROM competence_assessment WHERE person_id = ANY (${idsOfPerson('$1')}) AND completed_at IS NULL
       ORDER BY started_at DESC, id LIMIT 1`,
      [personId],
    );
    return open?.id ?? '';
  }

  /** Writes an answer over an earlier one; false where the framework has no such competence or level. */
  async answer(assessmentId: string, competence: string, level: number, at: Date): Promise<boolean> {
    const written = await this.db.execute(
      `INSERT INTO competence_answer (assessment_id, framework_id, competence_key, level, answered_at)
       SELECT a.id, a.framework_id, c.key, $3, $4 FROM competence_assessment a
       JOIN competence c ON c.framework_id = a.framework_id AND c.key = $2
       WHERE a.id = $1 AND ($3 = 0 OR EXISTS (SELECT 1 FROM competence_level l WHERE l.framework_id = a.framework_id AND l.level = $3))
       ON CONFLICT (assessment_id, competence_key) DO UPDATE SET level = EXCLUDED.level, answered_at = EXCLUDED.answered_at`,
      [assessmentId, competence, level, at],
    );
    return written > 0;
  }

  /** What a person has said and shown: the answers of their last completed assessment, and final tests they passed. */
  evidence(personId: string): Promise<CompetenceEvidence[]> {
    return this.db.query<CompetenceEvidence & Record<string, unknown>>(
      `SELECT n.competence_key AS competence, f.key AS framework, n.level, 'self' AS basis
       FROM competence_answer n JOIN competence_framework f ON f.id = n.framework_id
       WHERE n.assessment_id = (SELECT id FROM competence_assessment WHERE person_id = ANY (${idsOfPerson('$1')}) AND completed_at IS NOT NULL
         ORDER BY completed_at DESC, number DESC LIMIT 1)
       UNION ALL ${TESTED}`,
      [personId],
    );
  }

  /** Levels final tests have shown: of each course whose test after it the person passed. */
  tested(personId: string): Promise<CompetenceEvidence[]> {
    return this.db.query<CompetenceEvidence & Record<string, unknown>>(TESTED, [personId]);
  }

  /** Completes an assessment the caller holds, with what it concluded. */
  async complete(
    assessmentId: string,
    done: { readonly institutionId: string | null; readonly at: Date },
    findings: readonly (CompetenceGap & { readonly frameworkId: string })[],
  ): Promise<void> {
    await this.db.execute(
      `INSERT INTO competence_finding (assessment_id, competence_key, framework_id, target, held, basis, gap)
       SELECT $1, * FROM unnest($2::text[], $3::uuid[], $4::int[], $5::int[], $6::text[], $7::int[])`,
      [
        assessmentId,
        findings.map(({ competence }) => competence),
        findings.map(({ frameworkId }) => frameworkId),
        findings.map(({ target }) => target),
        findings.map(({ held }) => held),
        findings.map(({ basis }) => basis),
        findings.map(({ gap }) => gap),
      ],
    );
    await this.db.execute('UPDATE competence_assessment SET institution_id = $2, completed_at = $3 WHERE id = $1', [
      assessmentId,
      done.institutionId,
      done.at,
    ]);
  }
}

/** A final test that is passed shows the level its course leads to; one before the course, or not final, shows nothing. */
const TESTED = `SELECT k.competence_key AS competence, f.key AS framework, max(k.level)::int AS level, 'tested' AS basis
  FROM enrolment e
  JOIN run r ON r.id = e.run_id
  JOIN grade g ON g.enrolment_id = e.id AND g.is_final
  JOIN quiz q ON q.id = g.quiz_id AND q.purpose = 'post' AND g.share >= q.pass_mark
  JOIN course_competence k ON k.course_id = r.course_id
  JOIN competence_framework f ON f.id = k.framework_id
  WHERE e.person_id = ANY (${idsOfPerson('$1')}) GROUP BY k.competence_key, f.key`;
