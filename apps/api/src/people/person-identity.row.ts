import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who somebody is. Lies apart from what is counted about them. */
@Entity('person_identity')
export class PersonIdentityRow {
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { name: 'preferred_name' })
  preferredName: string;
}
