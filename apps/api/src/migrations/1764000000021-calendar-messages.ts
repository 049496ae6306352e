import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendar entries and feeds; what somebody wishes of messages; the outbox knows the life of each message. */
export class CalendarMessages1764000000021 implements MigrationInterface {
  name = 'CalendarMessages1764000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE message_preference (
  person_id uuid PRIMARY KEY CONSTRAINT message_preference_person REFERENCES person,
  is_digest boolean NOT NULL,
  quiet_from text,
  quiet_to text,
  is_calendar_mailed boolean NOT NULL,
  CONSTRAINT message_preference_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);

ALTER TABLE outbox_mail
  ADD COLUMN urgency text NOT NULL DEFAULT 'now' CONSTRAINT outbox_mail_urgency CHECK (urgency IN ('now', 'soon', 'daily')),
  ADD COLUMN state text NOT NULL DEFAULT 'queued' CONSTRAINT outbox_mail_state
    CHECK (state IN ('queued', 'digest', 'in-digest', 'sending', 'sent', 'refused', 'dead', 'unsure', 'held')),
  ADD COLUMN due_at timestamptz,
  ADD COLUMN claimed_until timestamptz,
  ADD COLUMN handed_at timestamptz,
  ADD COLUMN digest_id uuid CONSTRAINT outbox_mail_digest REFERENCES outbox_mail ON DELETE SET NULL,
  ADD COLUMN calendar text;
-- An upgrade mails nothing: what the old tries (twenty minutes at most) had given up must not come to life again.
UPDATE outbox_mail SET due_at = created_at,
  state = CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN created_at > now() - interval '1 hour' THEN 'queued' ELSE 'dead' END;
ALTER TABLE outbox_mail ALTER COLUMN due_at SET NOT NULL,
  ADD CONSTRAINT outbox_mail_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL));
CREATE INDEX outbox_mail_due ON outbox_mail (due_at) WHERE state IN ('queued', 'digest', 'sending');
CREATE INDEX outbox_mail_open ON outbox_mail (state) WHERE state NOT IN ('sent', 'in-digest');
CREATE INDEX outbox_mail_handed ON outbox_mail (handed_at);
CREATE INDEX outbox_mail_created ON outbox_mail (created_at, id);
CREATE INDEX outbox_mail_person ON outbox_mail (person_id);
CREATE INDEX outbox_mail_digest_idx ON outbox_mail (digest_id) WHERE digest_id IS NOT NULL;

CREATE TABLE calendar_entry (
  session_id uuid NOT NULL CONSTRAINT calendar_entry_session REFERENCES session,
  person_id uuid NOT NULL CONSTRAINT calendar_entry_person REFERENCES person,
  sequence integer NOT NULL CONSTRAINT calendar_entry_sequence CHECK (sequence >= 0),
  is_cancelled boolean NOT NULL,
  title text NOT NULL,
  room text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (session_id, person_id),
  CONSTRAINT calendar_entry_times CHECK (ends_at > starts_at)
);
CREATE INDEX calendar_entry_person_idx ON calendar_entry (person_id, starts_at);
-- What people were told before there were calendar entries: the first change after the upgrade mails that change, not everything.
INSERT INTO calendar_entry (session_id, person_id, sequence, is_cancelled, title, room, starts_at, ends_at, changed_at)
SELECT s.id, w.person_id, 0, false, s.title, s.room, s.starts_at, s.ends_at, now()
FROM session s JOIN run r ON r.id = s.run_id AND r.state <> 'cancelled'
JOIN (SELECT run_id, person_id FROM enrolment WHERE state = 'enrolled'
  UNION SELECT scope_id, person_id FROM role_grant WHERE role = 'trainer' AND scope_kind = 'run' AND valid @> CURRENT_DATE) w ON w.run_id = s.run_id
WHERE s.cancelled_at IS NULL;

CREATE TABLE calendar_feed (
  person_id uuid PRIMARY KEY CONSTRAINT calendar_feed_person REFERENCES person,
  token_hash bytea NOT NULL CONSTRAINT calendar_feed_token UNIQUE,
  created_at timestamptz NOT NULL,
  read_at timestamptz
);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
