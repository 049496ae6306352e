import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Extra time with its reason kept apart, who is sitting where, and what trainers decide about late answers. */
export class Sitting1764000000016 implements MigrationInterface {
  name = 'Sitting1764000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE accommodation
  ADD COLUMN granted_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN ended_by uuid CONSTRAINT accommodation_ended_by REFERENCES person,
  ADD CONSTRAINT accommodation_ended CHECK (ended_at IS NOT NULL OR ended_by IS NULL),
  ADD CONSTRAINT accommodation_valid CHECK (NOT isempty(valid));
ALTER TABLE accommodation ALTER COLUMN granted_at DROP DEFAULT;
CREATE TABLE accommodation_reason (
  accommodation_id uuid PRIMARY KEY CONSTRAINT accommodation_reason_of REFERENCES accommodation,
  reason text NOT NULL CONSTRAINT accommodation_reason_given CHECK (btrim(reason) <> '')
);

ALTER TABLE attempt ADD COLUMN extra_seconds integer NOT NULL DEFAULT 0 CONSTRAINT attempt_extra CHECK (extra_seconds >= 0),
  ADD COLUMN answered integer CONSTRAINT attempt_answered CHECK (answered >= 0);
UPDATE attempt a SET answered = (SELECT count(*)::int FROM answer w WHERE w.attempt_id = a.id AND w.response IS NOT NULL)
  WHERE a.state <> 'open';
UPDATE attempt a SET extra_seconds = greatest(0, extract(epoch FROM a.deadline_at - a.started_at)::int - q.seconds_allowed)
  FROM quiz q WHERE q.id = a.quiz_id AND a.deadline_at IS NOT NULL AND q.seconds_allowed IS NOT NULL;

-- Unlogged: who sits where is of interest for seconds, and a beat must cost no wait for the disk.
CREATE UNLOGGED TABLE attempt_presence (
  attempt_id uuid NOT NULL CONSTRAINT attempt_presence_attempt REFERENCES attempt,
  place_id uuid NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (attempt_id, place_id)
);
CREATE INDEX attempt_presence_seen ON attempt_presence (seen_at);

-- Nothing could write a decision into these columns so far: a decision is a row of its own.
ALTER TABLE late_evidence DROP COLUMN decision, DROP COLUMN decided_by, DROP COLUMN decided_at,
  ADD COLUMN last_contact_at timestamptz,
  DROP CONSTRAINT late_evidence_once;
-- Two devices may send different words under one revision: both are kept.
CREATE UNIQUE INDEX late_evidence_once ON late_evidence (attempt_id, slot, client_rev, md5(coalesce(response::text, '')));
CREATE TABLE late_decision (
  evidence_id uuid PRIMARY KEY CONSTRAINT late_decision_evidence REFERENCES late_evidence,
  decision text NOT NULL CONSTRAINT late_decision_kind CHECK (decision IN ('accepted', 'rejected')),
  reason text NOT NULL CONSTRAINT late_decision_reason CHECK (btrim(reason) <> ''),
  decided_by uuid NOT NULL CONSTRAINT late_decision_by REFERENCES person,
  decided_at timestamptz NOT NULL,
  rev_before integer,
  response_before jsonb,
  locale_before text,
  received_before timestamptz,
  CONSTRAINT late_decision_before CHECK ((rev_before IS NULL) = (received_before IS NULL)
    AND (decision = 'accepted' OR rev_before IS NULL))
);
ALTER TABLE grade_event DROP CONSTRAINT grade_event_cause, ADD CONSTRAINT grade_event_cause
  CHECK (cause IN ('attempt', 'mark', 'correction', 'override', 'appeal', 'rule', 'release', 'late-answer'));
CREATE TRIGGER late_evidence_append_only BEFORE UPDATE OR DELETE ON late_evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER late_decision_append_only BEFORE UPDATE OR DELETE ON late_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
