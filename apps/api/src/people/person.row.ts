import { Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** A person, without anything by which to tell who they are. */
@Entity('person')
export class PersonRow extends RecordRow {}
