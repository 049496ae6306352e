import { Entity, PrimaryColumn } from 'typeorm';

/** Who of a run's trainers leads a session; where nobody is named, all of them do. */
@Entity('session_trainer')
export class SessionTrainer {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
}
