import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One figure of a population series, with its vintage and source. */
@Entity('place_population')
export class PlacePopulation {
  @PrimaryColumn('uuid', { name: 'place_id' }) placeId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('text') status: string;
  @Column('integer') value: number;
  @Column('text') source: string;
}
