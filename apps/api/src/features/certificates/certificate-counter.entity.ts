import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given in a series of serials; its row is locked while the next one is given. */
@Entity('certificate_counter')
export class CertificateCounter {
  @PrimaryColumn('text') series: string;
  @Column('integer') last: number;
}
