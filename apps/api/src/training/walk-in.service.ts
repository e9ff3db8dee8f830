import { Injectable } from '@nestjs/common';
import {
  checkMinutes,
  checkRecordable,
  isAttended,
  type Register,
  type RegisterEntry,
  type WalkInEnrol,
  type WalkInJoin,
  type WalkInWrite,
} from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { ProblemError, unwrap } from '../platform/problem';
import { EnrolmentService } from './enrolment.service';
import { demandKind, RegisterHold, type HeldRegister } from './register-hold.service';
import { RegisterQueries, shownEntries } from './register.queries';
import { RegisterRepository } from './register.repository';
import { RegisterService } from './register.service';
import { newMessage, WalkInRepository, type Candidate, type StoredWalkIn } from './walk-in.repository';

/**
 * Somebody who came without being expected. They stand on the register, and count in neither attended nor held of anybody until they are
 * joined to a person: then their mark is that person's. The register is held alone for all of it, so that nobody marks a line
 * that is just becoming another.
 */
@Injectable()
export class WalkInService {
  constructor(
    private readonly walkIns: WalkInRepository,
    private readonly holds: RegisterHold,
    private readonly registers: RegisterRepository,
    private readonly queries: RegisterQueries,
    private readonly service: RegisterService,
    private readonly enrolments: EnrolmentService,
    private readonly audit: Audit,
  ) {}

  async add(sessionId: string, id: string, write: WalkInWrite): Promise<RegisterEntry> {
    const held = await this.holds.hold(sessionId, 'alone', 'register.record');
    const stored = await this.walkIns.find(id);
    if (stored && stored.sessionId !== sessionId) throw new ProblemError('request.alreadyExists');
    if (stored && stored.joinedEnrolmentId !== null) throw new ProblemError('walkIn.joined');
    if (stored && !stored.isRemoved && stored.name !== write.name) throw new ProblemError('request.alreadyExists');
    if (!stored || stored.isRemoved) {
      unwrap(checkRecordable(held.state));
      demandKind(held, 'named');
      unwrap(checkMinutes([{ entryId: id, minutes: write.minutes ?? null }], held.session));
      if (!stored && (await this.walkIns.isEnrolment(id))) throw new ProblemError('request.alreadyExists');
      await this.walkIns.add(id, sessionId, write);
      await this.audit.record({ action: 'register.walkIn', entity: 'walk_in', id });
    }
    return this.#entry(sessionId, id);
  }

  async rename(sessionId: string, id: string, name: string): Promise<RegisterEntry> {
    await this.holds.holdOpen(sessionId, 'alone');
    const walkIn = await this.#standing(sessionId, id);
    if (walkIn.name !== name) {
      await this.walkIns.rename(id, name);
      await this.audit.record({ action: 'register.renameWalkIn', entity: 'walk_in', id, fields: ['name'] });
    }
    return this.#entry(sessionId, id);
  }

  /** Somebody was added by mistake. Once the register is handed in, it speaks of them. */
  async remove(sessionId: string, id: string): Promise<void> {
    const { state } = await this.holds.holdOpen(sessionId, 'alone');
    const stored = await this.walkIns.find(id);
    if (stored?.sessionId === sessionId && stored.isRemoved) return;
    await this.#standing(sessionId, id);
    if (state === 'registerSubmitted') throw new ProblemError('register.submitted');
    await this.walkIns.remove(id);
    await this.audit.record({ action: 'register.removeWalkIn', entity: 'walk_in', id });
  }

  async join(sessionId: string, id: string, { enrolmentId, keep }: WalkInJoin): Promise<Register> {
    const held = await this.holds.holdOpen(sessionId, 'alone');
    const stored = await this.walkIns.find(id);
    // Joined already, to the same person: a repeat.
    if (stored?.sessionId === sessionId && stored.joinedEnrolmentId === enrolmentId)
      return this.service.answer(sessionId);
    await this.#join(held, id, { enrolmentId, keep });
    return this.service.answer(sessionId);
  }

  /** Joins them to somebody who is enrolled for it, from the day of the session on. */
  async enrol(sessionId: string, id: string, write: WalkInEnrol): Promise<Register> {
    const held = await this.holds.holdOpen(sessionId, 'alone');
    const { enrolmentId, personId, preferredName, reason } = write;
    const stored = await this.walkIns.find(id);
    if (stored?.sessionId === sessionId && stored.joinedEnrolmentId === enrolmentId)
      return this.service.answer(sessionId);
    const { name } = await this.#standing(sessionId, id);
    const named = preferredName ?? ((await this.walkIns.isPerson(personId)) ? undefined : name);
    await this.enrolments.put(
      enrolmentId,
      {
        ...{ cohortId: held.session.write.cohortId, personId, source: 'walkIn', enrolledOn: held.session.date },
        ...(named !== undefined && named !== null && { preferredName: named }),
        ...(reason !== undefined && { reason }),
      },
      null,
    );
    await this.#join(held, id, { enrolmentId });
    return this.service.answer(sessionId);
  }

  async #join({ session }: HeldRegister, id: string, { enrolmentId, keep }: WalkInJoin): Promise<void> {
    const walkIn = await this.#standing(session.id, id);
    const person = await this.walkIns.candidate(session.id, enrolmentId);
    if (!person) throw new ProblemError('register.notExpected', { entryId: enrolmentId });
    const { enrolledOn, leftOn } = person;
    if (!person.isExpected) throw new ProblemError('walkIn.notCovered', { enrolledOn, leftOn });
    if (isTakingOver(walkIn, person, keep)) await this.#takeOver(session, { walkIn, person, enrolmentId });
    await this.walkIns.join(id, enrolmentId);
    await this.audit.record({ action: 'register.joinWalkIn', entity: 'walk_in', id, fields: [enrolmentId] });
  }

  async #takeOver(
    session: HeldRegister['session'],
    { walkIn, person, enrolmentId }: { walkIn: Standing; person: Candidate; enrolmentId: string },
  ): Promise<void> {
    const { mark, minutes, source } = walkIn;
    const said = { entryId: enrolmentId, kind: 'enrolled' as const, mark, minutes, mutationId: newMessage() };
    await this.registers.write(session.id, [{ ...said, baseVersion: person.version }], source);
    if (isAttended(mark)) await this.registers.begin([enrolmentId], session.date);
  }

  /** Them as they stand on the register; 404 for whoever is not on it, 409 for whoever is somebody else by now. */
  async #standing(sessionId: string, id: string): Promise<Standing> {
    const stored = await this.walkIns.find(id);
    if (stored?.sessionId !== sessionId || stored.isRemoved) return nothingHere();
    if (stored.joinedEnrolmentId !== null) throw new ProblemError('walkIn.joined');
    const { mark, source } = stored;
    if (mark === null || source === null) return nothingHere();
    return { ...stored, mark, source };
  }

  async #entry(sessionId: string, id: string): Promise<RegisterEntry> {
    const entries = await this.queries.entries(sessionId);
    const [entry] = shownEntries(entries.filter(({ entryId }) => entryId === id));
    return entry ?? nothingHere();
  }
}

type Standing = StoredWalkIn & {
  readonly mark: NonNullable<StoredWalkIn['mark']>;
  readonly source: NonNullable<StoredWalkIn['source']>;
};

/** Whether the walk-in's mark becomes the person's. Where they were marked otherwise, somebody has to say which is right. */
const isTakingOver = (walkIn: Standing, person: Candidate, keep: WalkInJoin['keep']): boolean => {
  const isSame = walkIn.mark === person.mark && walkIn.minutes === person.minutes;
  if (isSame || walkIn.mark === 'notMarked') return false;
  if (person.mark === 'notMarked') return true;
  if (keep === undefined) throw new ProblemError('walkIn.marked', { mark: person.mark, walkInMark: walkIn.mark });
  return keep === 'walkIn';
};

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
