import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who came without being expected. The name lies apart. */
@Entity('walk_in')
export class WalkInRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;
}

@Entity('walk_in_identity')
export class WalkInIdentityRow {
  @PrimaryColumn('uuid', { name: 'walk_in_id' })
  walkInId: string;

  @Column('text')
  name: string;
}
