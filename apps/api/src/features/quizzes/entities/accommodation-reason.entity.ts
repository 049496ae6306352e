import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Why somebody has an accommodation. Apart from it, so that no statement of trainers' pages can bring it along, and so
 * that it can be erased by itself.
 */
@Entity('accommodation_reason')
export class AccommodationReason {
  @PrimaryColumn('uuid', { name: 'accommodation_id' }) accommodationId: string;
  @Column('text') reason: string;
}
