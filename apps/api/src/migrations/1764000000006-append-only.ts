import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AppendOnly1764000000006 implements MigrationInterface {
  name = 'AppendOnly1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER attendance_mark_append_only BEFORE UPDATE OR DELETE ON attendance_mark FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER mark_append_only BEFORE UPDATE OR DELETE ON mark FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER certificate_append_only BEFORE UPDATE OR DELETE ON certificate FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER certificate_event_append_only BEFORE UPDATE OR DELETE ON certificate_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER release_append_only BEFORE UPDATE OR DELETE ON release FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER observation_append_only BEFORE UPDATE OR DELETE ON observation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER question_version_append_only BEFORE UPDATE OR DELETE ON question_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  published boolean;
BEGIN
  IF TG_TABLE_NAME = 'course_version' THEN
    published := OLD.state = 'published';
  ELSIF TG_TABLE_NAME = 'module' THEN
    SELECT v.state = 'published' INTO published FROM course_version v WHERE v.id = OLD.version_id;
  ELSIF TG_TABLE_NAME = 'activity' THEN
    SELECT v.state = 'published' INTO published FROM course_version v JOIN module m ON m.version_id = v.id WHERE m.id = OLD.module_id;
  ELSE
    SELECT v.state = 'published' INTO published FROM course_version v
      JOIN module m ON m.version_id = v.id JOIN activity a ON a.module_id = m.id WHERE a.id = OLD.activity_id;
  END IF;
  IF published THEN
    RAISE EXCEPTION '% of a published version never changes', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER course_version_published_stays BEFORE UPDATE OR DELETE ON course_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published();
CREATE TRIGGER module_published_stays BEFORE UPDATE OR DELETE ON module FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published();
CREATE TRIGGER activity_published_stays BEFORE UPDATE OR DELETE ON activity FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published();
CREATE TRIGGER block_published_stays BEFORE UPDATE OR DELETE ON block FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
