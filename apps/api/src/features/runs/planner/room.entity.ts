import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A room sessions are held in. A closed one is offered no more and stays where it was used. */
@Entity('room')
export class Room {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('text') name: string;
  @Column('integer') seats: number;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
}
