import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A comment somebody keeps to give it again, for themself or for all who mark in the course. */
@Entity('bank_comment')
export class BankComment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'course_id' }) courseId: string;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('boolean', { name: 'is_shared' }) isShared: boolean;
  @Column('text') text: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
